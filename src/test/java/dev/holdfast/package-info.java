/// The rules that hold for the whole house.
@NullMarked
package dev.holdfast;

import org.jspecify.annotations.NullMarked;
