package dev.holdfast.connector;

import dev.holdfast.connector.WalArchive.Segment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The segments of one timeline in an archive, by their number, and whether each is whole. The
/// server writes every segment to its full size before it is archived: one that is not packed has
/// exactly that, and one that is packed has less.
final class WalSegments {
  private static final Pattern NAME =
      Pattern.compile("([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})(\\.(?:gz|lz4|zst|bz2|xz|br|lzma))?");
  private static final long MIB = 1 << 20;
  private static final long USUAL = 16 * MIB;
  private static final long MOST = 1024 * MIB;

  /// So much of WAL has the same second part of the name.
  private static final long FILE = 1L << 32;

  /// What a byte can unpack to at most, by the format; the others pack zeros to almost nothing.
  private static final long GZIP = 1032;

  private static final long LZ4 = 256;
  private static final long FEWEST = 40;

  private final String timeline;
  private final OptionalLong size;
  private final long perFile;
  private final TreeMap<Long, Segment> sound = new TreeMap<>();
  private final TreeMap<Long, Segment> spoiled = new TreeMap<>();

  /// @param like a segment of the timeline
  WalSegments(String like, List<Segment> archived) {
    timeline = like.substring(0, 8);
    var own = archived.stream().filter(this::ours).toList();
    size = size(own);
    perFile = perFile(own);
    for (var one : own) {
      if (doubt(one).isEmpty()) sound.put(number(one.name()), one);
      else spoiled.put(number(one.name()), one);
    }
  }

  private boolean ours(Segment one) {
    return NAME.matcher(one.name()).matches() && one.name().startsWith(timeline);
  }

  static boolean named(String name) {
    return name.length() == 24 && NAME.matcher(name).matches();
  }

  private static Matcher parts(String name) {
    var parts = NAME.matcher(name);
    if (!parts.matches()) throw new IllegalArgumentException(name);
    return parts;
  }

  private static Optional<String> packed(Segment one) {
    return Optional.ofNullable(parts(one.name()).group(4));
  }

  /// What most have that are not packed, of the sizes that a server can have.
  private static OptionalLong size(List<Segment> own) {
    return own.stream()
        .filter(one -> packed(one).isEmpty())
        .map(Segment::bytes)
        .filter(bytes -> bytes >= MIB && bytes <= MOST && Long.bitCount(bytes) == 1)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(
            Comparator.comparing(java.util.Map.Entry<Long, Long>::getValue)
                .thenComparing(java.util.Map.Entry::getKey))
        .map(most -> OptionalLong.of(most.getKey()))
        .orElse(OptionalLong.empty());
  }

  /// Where all are packed the names tell of segments that are smaller than the usual ones.
  private long perFile(List<Segment> own) {
    if (size.isPresent()) return FILE / size.getAsLong();
    var last = own.stream().mapToLong(one -> Long.parseLong(parts(one.name()).group(3), 16)).max();
    var usual = FILE / USUAL;
    return Math.max(usual, Long.highestOneBit(last.orElse(0)) * 2);
  }

  /// Why it cannot be replayed, to be put after its name.
  private Optional<String> doubt(Segment one) {
    var packed = packed(one);
    var whole = size.orElse(packed.isPresent() ? MIB : USUAL);
    if (packed.isEmpty()) {
      return one.bytes() == whole
          ? Optional.empty()
          : Optional.of("has %d bytes instead of %d".formatted(one.bytes(), whole));
    }
    var least =
        switch (packed.get()) {
          case ".gz" -> whole / GZIP;
          case ".lz4" -> whole / LZ4;
          default -> FEWEST;
        };
    return one.bytes() >= least
        ? Optional.empty()
        : Optional.of("has %d bytes, too few to hold a segment".formatted(one.bytes()));
  }

  long number(String segment) {
    var parts = parts(segment);
    return Long.parseLong(parts.group(2), 16) * perFile + Long.parseLong(parts.group(3), 16);
  }

  Optional<Segment> sound(long number) {
    return Optional.ofNullable(sound.get(number));
  }

  /// What is wrong with a segment that has no sound copy, as in `segment 0... is missing`.
  String wrong(long number) {
    var there = spoiled.get(number);
    var name = "%s%08X%08X".formatted(timeline, number / perFile, number % perFile);
    if (there == null) return "segment %s is missing".formatted(name);
    return "segment %s %s".formatted(there.name(), doubt(there).orElse("is spoiled"));
  }

  /// The last that was archived at all, sound or not.
  Optional<Segment> last() {
    return java.util.stream.Stream.of(sound, spoiled)
        .filter(all -> !all.isEmpty())
        .map(all -> all.lastEntry().getValue())
        .max(Comparator.comparingLong(one -> number(one.name())));
  }
}
