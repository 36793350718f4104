/// The commands around the vault: `create`, `add`, `list`, `show`, `rotate`.
@NullMarked
package dev.holdfast.cli.vault;

import org.jspecify.annotations.NullMarked;
