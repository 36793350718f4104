package dev.holdfast.journal;

import java.time.Instant;
import java.util.Map;

/// One event on record.
///
/// @param seq from 1, without gaps
/// @param wall the laptop's clock, always real
/// @param mono steady nanoseconds of the boot
/// @param hash SHA-256 of the line, hex
public record Entry(
    long seq,
    Instant wall,
    long mono,
    String boot,
    String type,
    Map<String, Object> data,
    String hash) {}
