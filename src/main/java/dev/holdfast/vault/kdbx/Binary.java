package dev.holdfast.vault.kdbx;

/// An attachment's bytes in the file's pool.
///
/// @param flags 1 when other programs should protect it in memory
@SuppressWarnings("ArrayRecordComponent") // never compared
record Binary(int flags, byte[] bytes) {}
