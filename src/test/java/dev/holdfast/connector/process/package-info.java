/// Tests of the child-process connectors.
@NullMarked
package dev.holdfast.connector.process;

import org.jspecify.annotations.NullMarked;
