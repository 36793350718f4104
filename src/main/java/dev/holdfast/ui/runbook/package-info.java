/// Steps on a time axis, the detail of one, and what a person is asked there.
@NullMarked
package dev.holdfast.ui.runbook;

import org.jspecify.annotations.NullMarked;
