@NullMarked
package dev.holdfast.estate.layout;

import org.jspecify.annotations.NullMarked;
