/// The manual inside the window: the same Markdown as in `docs`, without network.
@NullMarked
package dev.holdfast.ui.manual;

import org.jspecify.annotations.NullMarked;
