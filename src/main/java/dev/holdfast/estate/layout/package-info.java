/// Where the boxes of the topology stand. Pure: the same plan always gives the same drawing.
@NullMarked
package dev.holdfast.estate.layout;

import org.jspecify.annotations.NullMarked;
