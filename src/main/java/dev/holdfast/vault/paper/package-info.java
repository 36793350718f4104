/// What is printed for the day on which Holdfast cannot run.
@NullMarked
package dev.holdfast.vault.paper;

import org.jspecify.annotations.NullMarked;
