/// Commands; the same services as the window.
@NullMarked
package dev.holdfast.cli;

import org.jspecify.annotations.NullMarked;
