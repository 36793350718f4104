/// The vault page: locked, collecting shares, open, and what is owed for what was given out.
@NullMarked
package dev.holdfast.ui.vault;

import org.jspecify.annotations.NullMarked;
