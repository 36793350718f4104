/// The frame around every page: mode, clocks, next card, rail, status strip, sheets and commands.
@NullMarked
package dev.holdfast.ui.shell;

import org.jspecify.annotations.NullMarked;
