package dev.holdfast.readiness.walkthrough;

import java.time.Instant;

/// What was said, and by whom.
///
/// @param text the value seen, the reason, or the note
/// @param by who wrote it down
/// @param seenBy who saw it, where that is somebody else; else empty
public record Said(String text, String by, String seenBy, Instant at) {}
