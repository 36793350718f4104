@NullMarked
package dev.holdfast.estate;

import org.jspecify.annotations.NullMarked;
