/// The record of an incident that is over, to be read.
@NullMarked
package dev.holdfast.ui.review;

import org.jspecify.annotations.NullMarked;
