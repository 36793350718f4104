/// KDBX files: the library's types stay in here, so that what is above knows values only.
@NullMarked
package dev.holdfast.vault.kdbx;

import org.jspecify.annotations.NullMarked;
