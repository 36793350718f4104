package dev.holdfast.ui.vault;

/// What a run that is not open here, and not closed, owes.
///
/// @param incident its id
/// @param title of its scenario
public record OwedInRun(String incident, String title, int rotations) {}
