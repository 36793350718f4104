/// The whole program against peers that stand for the real systems.
@NullMarked
package dev.holdfast.live;

import org.jspecify.annotations.NullMarked;
