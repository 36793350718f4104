/// The vault: a KDBX 4 file of break-glass credentials, its keys, its safe saving.
@NullMarked
package dev.holdfast.vault;

import org.jspecify.annotations.NullMarked;
