package dev.holdfast.connector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A base backup of PostgreSQL as `pg_basebackup` leaves it, with the marker that was written last.
///
/// @param at when it was complete
/// @param startWal the segment its recovery begins with; empty: its marker does not say
/// @param name of its folder
/// @param files what lies in its folder
/// @see <a href="https://www.postgresql.org/docs/current/app-pgbasebackup.html">pg_basebackup</a>
public record BaseBackup(Instant at, String startWal, String name, List<File> files) {
  /// Written last by whoever makes the backup: without it there is none.
  public static final String MARKER = "complete.json";

  /// By it PostgreSQL tells that every file is there and as it was.
  private static final String MANIFEST = "backup_manifest";

  /// The data, in one of the forms that `--format=tar --compress` writes.
  private static final Pattern DATA = Pattern.compile("base\\.tar(?:\\.(?:gz|lz4|zst|bz2|xz))?");

  /// Tablespaces and WAL beside it.
  private static final Pattern PART =
      Pattern.compile("(?:\\d+|pg_wal)\\.tar(?:\\.(?:gz|lz4|zst|bz2|xz))?");

  /// Even a cluster without any table of its own has more, however well it is packed.
  private static final long FEWEST = 1_000_000;

  public BaseBackup {
    files = List.copyOf(files);
  }

  /// A file by its name in the folder.
  public record File(String name, long bytes) {}

  private Optional<File> data() {
    return files.stream().filter(file -> DATA.matcher(file.name()).matches()).findFirst();
  }

  /// Why nothing can be restored from it; empty where it looks whole.
  ///
  /// @param others those of the same archive, of which the older ones are compared with
  Optional<String> doubt(List<BaseBackup> others) {
    if (!WalArchive.segment(startWal)) {
      return Optional.of("does not say in %s where its WAL starts".formatted(MARKER));
    }
    var data = data();
    if (data.isEmpty()) return Optional.of("has no base.tar, packed or not");
    if (data.get().bytes() < FEWEST) {
      return Optional.of(
          "cannot hold a cluster: its %s has %s"
              .formatted(data.get().name(), Plausible.words(data.get().bytes())));
    }
    var part =
        files.stream()
            .filter(file -> PART.matcher(file.name()).matches() && file.bytes() == 0)
            .findFirst();
    if (part.isPresent()) return part.map(file -> "has a %s of 0 bytes".formatted(file.name()));
    if (files.stream().noneMatch(file -> file.name().equals(MANIFEST) && file.bytes() > 0)) {
      return Optional.of("has no " + MANIFEST);
    }
    return Plausible.doubt(data.get().bytes(), earlier(others, data.get().name()))
        .map(size -> "is not whole: its %s %s".formatted(data.get().name(), size));
  }

  /// Packed in another way it has another size.
  private List<Long> earlier(List<BaseBackup> others, String name) {
    var sizes = new ArrayList<Long>();
    for (var other : others) {
      if (!other.at().isBefore(at)) continue;
      other
          .data()
          .filter(file -> file.name().equals(name) && file.bytes() >= FEWEST)
          .ifPresent(file -> sizes.add(file.bytes()));
    }
    return sizes.stream().limit(Plausible.HISTORY).toList();
  }
}
