/// The recovery validation list.
@NullMarked
package dev.holdfast.ui.checklist;

import org.jspecify.annotations.NullMarked;
