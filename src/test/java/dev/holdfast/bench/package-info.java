/// Measures, as ratios against the same machine in the same run. Nothing here fails by time.
@NullMarked
package dev.holdfast.bench;

import org.jspecify.annotations.NullMarked;
