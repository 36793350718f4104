/// Fonts, themes, state marks, buttons and words that every page shares.
@NullMarked
package dev.holdfast.ui.uikit;

import org.jspecify.annotations.NullMarked;
