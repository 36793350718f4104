/// Servers that tests run against, started and ended by the test.
@NullMarked
package dev.holdfast.peers;

import org.jspecify.annotations.NullMarked;
