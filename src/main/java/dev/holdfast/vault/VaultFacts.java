package dev.holdfast.vault;

/// What tells one state of a vault from another, for the home's journal.
///
/// @param vault names the vault, whatever its file is called
/// @param generation how often Holdfast saved it
/// @param sha256 of the file, in hex
public record VaultFacts(String vault, long generation, String sha256) {}
