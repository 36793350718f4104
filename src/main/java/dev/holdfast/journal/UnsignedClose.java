package dev.holdfast.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// A close that a crash kept from being signed, found by the end of the chain alone.
final class UnsignedClose {
  private UnsignedClose() {}

  /// Whether the last event closes the incident and no signature has its number. Says nothing of
  /// the rest of the record.
  static boolean in(Path incident) throws IOException {
    var layout = new Layout(incident);
    var segments = new ArrayList<Path>();
    for (var folder : Disk.local().list(incident)) {
      if (Layout.CHAIN.matcher(String.valueOf(folder.getFileName())).matches())
        segments.addAll(Disk.local().list(folder));
    }
    segments.removeIf(
        file -> !Layout.SEGMENT.matcher(String.valueOf(file.getFileName())).matches());
    if (segments.isEmpty()) return false;
    var end = end(segments.getLast());
    var to = end.length - 1;
    if (to < 0 || end[to] != '\n') return false;
    var from = to;
    while (from > 0 && end[from - 1] != '\n') from--;
    return Line.closes(end, from, to)
        && !Files.exists(layout.checkpoint(Line.entry(end, from, to).seq()));
  }

  /// The longest line and the end of the one before.
  private static byte[] end(Path segment) throws IOException {
    try (var file = new RandomAccessFile(segment.toFile(), "r")) {
      var length = (int) Math.min(file.length(), Line.LONGEST + 1L);
      var bytes = new byte[length];
      file.seek(file.length() - length);
      file.readFully(bytes);
      return bytes;
    }
  }
}
