/// Tests of the simulated crew.
@NullMarked
package dev.holdfast.runbook.crew;

import org.jspecify.annotations.NullMarked;
