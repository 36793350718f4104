/// What Holdfast asks of the code for an outside system: actions, checks, recovery points.
@NullMarked
package dev.holdfast.connector;

import org.jspecify.annotations.NullMarked;
