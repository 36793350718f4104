/// The files that the bundled plans refer to, run against what they are for.
@NullMarked
package dev.holdfast.runbooks;

import org.jspecify.annotations.NullMarked;
