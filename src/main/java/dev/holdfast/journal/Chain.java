package dev.holdfast.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Walks the segments of one chain and stops trusting at the first byte that does not verify.
final class Chain {
  private static final int SECTOR = 512;

  /// What one line that verified is used for.
  interface Use {
    /// Takes the line, or says what is wrong with it all the same.
    @Nullable String line(long seq, byte[] bytes, int from, int to);
  }

  /// A tail that a crash while writing explains: in the last segment, from an offset to the end.
  @SuppressWarnings("ArrayRecordComponent") // bytes that are passed on, never compared
  record Torn(Path file, int offset, byte[] bytes) {}

  private final Layout layout;
  private final Use use;
  private final MessageDigest digest = Hash.digest();
  private final List<Damage> damage = new ArrayList<>();
  private byte[] prev;
  private long seq;
  private int lastNumber;
  private boolean broken;
  private @Nullable Torn torn;

  Chain(Layout layout, String genesisHash, Use use) {
    this.layout = layout;
    this.use = use;
    this.prev = genesisHash.getBytes(UTF_8);
  }

  /// Checks segments, in order of their numbers.
  void read(Disk disk, List<Path> segments) throws IOException {
    for (int i = 0; i < segments.size(); i++) {
      var file = segments.get(i);
      var matcher = Layout.SEGMENT.matcher(String.valueOf(file.getFileName()));
      int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
      if (!broken && number != lastNumber + 1) {
        damaged(file, 0, "segment missing before this one");
      } else if (broken) {
        damaged(file, 0, "after a break");
      }
      lastNumber = number;
      if (!broken) segment(file, disk.read(file), i == segments.size() - 1);
    }
  }

  private void segment(Path file, byte[] bytes, boolean last) {
    int from = 0;
    while (from < bytes.length) {
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') to++;
      if (to == bytes.length) {
        if (last && to - from < Line.LONGEST) torn(file, bytes, from);
        else damaged(file, from, "line not ended");
        return;
      }
      var fault = Line.fault(digest, bytes, from, to, seq + 1, prev);
      if (fault != null) {
        if (last && to == bytes.length - 1 && zeroedSector(bytes, from, to)) {
          torn(file, bytes, from);
        } else {
          damaged(file, from, fault);
        }
        return;
      }
      var unusable = use.line(seq + 1, bytes, from, to);
      if (unusable != null) {
        damaged(file, from, unusable);
        return;
      }
      prev = Line.hashOf(bytes, to);
      seq++;
      from = to + 1;
    }
  }

  private static boolean zeroedSector(byte[] bytes, int from, int to) {
    for (int start = from; start <= to; ) {
      int end = Math.min(to + 1, (start / SECTOR + 1) * SECTOR);
      boolean zero = true;
      for (int i = start; i < end && zero; i++) zero = bytes[i] == 0;
      if (zero) return true;
      start = end;
    }
    return false;
  }

  private void torn(Path file, byte[] bytes, int from) {
    torn = new Torn(file, from, java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    damaged(file, from, Damage.TORN);
  }

  private void damaged(Path file, long offset, String kind) {
    broken = true;
    damage.add(new Damage(layout.name(file), offset, kind));
  }

  long seq() {
    return seq;
  }

  String head() {
    return new String(prev, UTF_8);
  }

  List<Damage> damage() {
    return damage;
  }

  @Nullable Torn torn() {
    return torn;
  }
}
