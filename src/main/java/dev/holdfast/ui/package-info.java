/// The window.
@NullMarked
package dev.holdfast.ui;

import org.jspecify.annotations.NullMarked;
