/// What can be tried of a credential without asking anybody.
@NullMarked
package dev.holdfast.vault.trial;

import org.jspecify.annotations.NullMarked;
