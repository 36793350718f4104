/// The topology page: what is down, and what is so because of it.
@NullMarked
package dev.holdfast.ui.topology;

import org.jspecify.annotations.NullMarked;
