/// What the desktop tells of the screen: that it was locked.
@NullMarked
package dev.holdfast.vault.screen;

import org.jspecify.annotations.NullMarked;
