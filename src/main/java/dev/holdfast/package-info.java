/// The composition root.
@NullMarked
package dev.holdfast;

import org.jspecify.annotations.NullMarked;
