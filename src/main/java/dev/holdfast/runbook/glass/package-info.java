/// Break-glass: what people do with the vault, at the terminal or in the window, and how it goes on
/// record before it is done.
@NullMarked
package dev.holdfast.runbook.glass;

import org.jspecify.annotations.NullMarked;
