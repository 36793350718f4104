/// The few things that everything shares: problems, clocks, ids, durations, secrets.
@NullMarked
package dev.holdfast.kernel;

import org.jspecify.annotations.NullMarked;
