package dev.holdfast.journal;

import java.time.Duration;

/// What a test may set differently.
///
/// @param segmentBytes a new segment starts before one grows beyond this
/// @param signEvery events after which the head is signed by itself
/// @param signAfter the longest that an event stays unsigned
record Options(Disk disk, int segmentBytes, int signEvery, Duration signAfter) {
  static final Options USUAL = new Options(Disk.local(), 64 << 20, 256, Duration.ofSeconds(60));

  Options on(Disk other) {
    return new Options(other, segmentBytes, signEvery, signAfter);
  }
}
