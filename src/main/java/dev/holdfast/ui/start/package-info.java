/// Start page, declare form and the form for a run's inputs.
@NullMarked
package dev.holdfast.ui.start;

import org.jspecify.annotations.NullMarked;
