/// What is on record, searchable.
@NullMarked
package dev.holdfast.ui.record;

import org.jspecify.annotations.NullMarked;
