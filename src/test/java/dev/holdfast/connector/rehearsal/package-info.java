/// Tests of the simulated estate.
@NullMarked
package dev.holdfast.connector.rehearsal;

import org.jspecify.annotations.NullMarked;
