/// The large display for a room.
@NullMarked
package dev.holdfast.ui.wall;

import org.jspecify.annotations.NullMarked;
