/// The commands around the vault: `create`, `add`, `list`, `show`, `test`, `rotate`, `export`,
/// `quorum`.
@NullMarked
package dev.holdfast.cli.vault;

import org.jspecify.annotations.NullMarked;
