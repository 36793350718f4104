/// How far back each store can be taken, and whether that is as the plan promises. Pure: what was
/// read comes in, judgements go out.
@NullMarked
package dev.holdfast.recovery;

import org.jspecify.annotations.NullMarked;
