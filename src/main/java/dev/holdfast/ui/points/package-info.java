/// How far back each store can be taken.
@NullMarked
package dev.holdfast.ui.points;

import org.jspecify.annotations.NullMarked;
