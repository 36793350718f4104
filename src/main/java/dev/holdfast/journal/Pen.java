package dev.holdfast.journal;

import dev.holdfast.kernel.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes lines, signatures and blobs. Only the journal's thread uses it, except for the head.
final class Pen {
  private final Options options;
  private final Disk disk;
  private final Layout layout;
  private final AuthorKey key;
  private final Clock clock;
  private final EntryList entries;
  private final String genesis;
  private final Set<String> blobs = new HashSet<>();
  private volatile String head;
  private long seq;
  private volatile long signedTo;
  private String lastSignature;
  private long unsignedSince;
  private int segment;
  private Disk.@Nullable Out out;

  Pen(Opening opening, String genesis, Survey survey) {
    this.options = opening.options();
    this.disk = options.disk();
    this.layout = new Layout(opening.folder());
    this.key = opening.key();
    this.clock = opening.clock();
    this.entries = opening.entries();
    this.genesis = genesis;
    this.head = survey.head();
    this.seq = survey.seq();
    this.signedTo = survey.signedTo();
    this.lastSignature = survey.lastSignature();
    this.segment = Math.max(1, survey.segments().size());
    this.unsignedSince = clock.mono();
    blobs.addAll(survey.namedBlobs());
  }

  Entry append(String type, Map<String, Object> data) throws IOException {
    var wall = clock.wall().truncatedTo(ChronoUnit.MILLIS);
    var body = Line.body(seq + 1, head, wall, clock.mono(), clock.boot(), type, data);
    if (Line.sealedLength(body.length) > Line.LONGEST) {
      throw new IllegalArgumentException(
          "an event of type "
              + type
              + " has "
              + body.length
              + " bytes: put what is large in a blob");
    }
    var hash = Hash.of(body);
    var line = Line.sealed(body, hash);
    var entry = Line.entry(line, 0, line.length - 1);
    write(segmentFor(line.length), line);
    if (seq == signedTo) unsignedSince = clock.mono();
    seq++;
    head = hash;
    entries.add(entry);
    return entry;
  }

  private Disk.Out segmentFor(int length) throws IOException {
    var current = out;
    if (current != null && current.size() + length <= options.segmentBytes()) return current;
    if (current != null) {
      current.close();
      segment++;
    }
    var next = disk.append(layout.segment(key.id(), segment));
    out = next;
    disk.forceFolder(layout.chain(key.id()));
    return next.size() == 0 || next.size() + length <= options.segmentBytes()
        ? next
        : segmentFor(length);
  }

  private static void write(Disk.Out out, byte[] bytes) throws IOException {
    var left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      if (out.write(left) <= 0) throw new IOException("the disk took nothing");
    }
    out.force();
  }

  boolean signatureDue() {
    return seq - signedTo >= options.signEvery()
        || (seq > signedTo && signWithin().compareTo(Duration.ZERO) <= 0);
  }

  /// How long until a signature is due.
  Duration signWithin() {
    if (seq == signedTo) return options.signAfter();
    return options.signAfter().minusNanos(clock.mono() - unsignedSince);
  }

  long signedTo() {
    return signedTo;
  }

  boolean signedAll() {
    return seq == signedTo;
  }

  void sign() throws IOException {
    if (!signedAll()) putSignature();
  }

  void putSignature() throws IOException {
    var wall = clock.wall().truncatedTo(ChronoUnit.MILLIS);
    var bytes = Checkpoint.compose(seq, genesis, head, lastSignature, wall, key);
    place(disk, layout.checkpoint(seq), bytes);
    lastSignature = Hash.of(bytes);
    signedTo = seq;
  }

  String blob(byte[] bytes) throws IOException {
    var name = Hash.of(bytes);
    if (blobs.contains(name)) return name;
    disk.makeFolder(layout.blobs());
    place(disk, layout.blobs().resolve(name), bytes);
    nameBlob(name, bytes.length);
    return name;
  }

  void nameBlob(String name, long bytes) throws IOException {
    var data = new LinkedHashMap<String, Object>();
    data.put("sha256", name);
    data.put("bytes", bytes);
    append(Events.BLOB, data);
    blobs.add(name);
  }

  /// Puts a whole file in place: written beside it, forced, moved, its folder forced.
  static void place(Disk disk, Path file, byte[] bytes) throws IOException {
    var temporary = file.resolveSibling(file.getFileName() + Layout.TEMPORARY);
    if (Files.exists(temporary)) disk.delete(temporary);
    try (var out = disk.append(temporary)) {
      write(out, bytes);
    }
    disk.move(temporary, file);
    disk.forceFolder(java.util.Objects.requireNonNull(file.getParent()));
  }

  String head() {
    return head;
  }

  /// The time for names of files that are set aside.
  Instant wall() {
    return clock.wall();
  }

  void close() {
    var open = out;
    out = null;
    if (open == null) return;
    try {
      open.close();
    } catch (IOException e) {
      // Everything acknowledged was forced; closing adds nothing that could be lost.
    }
  }
}
