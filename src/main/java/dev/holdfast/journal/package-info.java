/// The append-only, hash-chained record of an incident and of the home.
@NullMarked
package dev.holdfast.journal;

import org.jspecify.annotations.NullMarked;
