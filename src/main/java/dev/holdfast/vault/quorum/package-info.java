/// A vault that needs k of n people: shares of its key, sealed each for its holder.
@NullMarked
package dev.holdfast.vault.quorum;

import org.jspecify.annotations.NullMarked;
