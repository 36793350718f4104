/// A simulated estate behind the same interface as the real connectors.
@NullMarked
package dev.holdfast.connector.rehearsal;

import org.jspecify.annotations.NullMarked;
