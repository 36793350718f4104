/// Pure: events in, incident state out.
@NullMarked
package dev.holdfast.incident;

import org.jspecify.annotations.NullMarked;
