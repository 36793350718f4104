package dev.holdfast.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The names beside a vault: its two earlier generations, what is being written, what was damaged.
/// All end in `.kdbx`, so that KeePassXC opens them by a click.
///
/// @param file the vault
public record Generations(Path file) {
  private static final int KEPT = 2;
  private static final Pattern KEPT_NAME =
      Pattern.compile("(.+)\\.(?:earlier-[12]|(?:damaged|replaced)-[0-9]{8}T[0-9]{6}Z)\\.kdbx");
  private static final DateTimeFormatter DATED =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  Path earlier(int steps) {
    return named(".earlier-" + steps);
  }

  Path damaged(Instant now) {
    return named(".damaged-" + DATED.format(now));
  }

  Path replaced(Instant now) {
    return named(".replaced-" + DATED.format(now));
  }

  /// The vault that a file is kept beside by its name: an earlier generation, or what one replaced.
  public static Optional<Path> vaultOf(Path file) {
    var found = KEPT_NAME.matcher(String.valueOf(file.getFileName()));
    if (!found.matches()) return Optional.empty();
    var bare = file.resolveSibling(found.group(1));
    return Optional.of(
        Files.isRegularFile(bare) ? bare : file.resolveSibling(found.group(1) + ".kdbx"));
  }

  Path saving() {
    return file.resolveSibling("." + file.getFileName() + ".saving");
  }

  private Path named(String mark) {
    var name = String.valueOf(file.getFileName());
    var stem = name.endsWith(".kdbx") ? name.substring(0, name.length() - 5) : name;
    return file.resolveSibling(stem + mark + ".kdbx");
  }

  /// The file whose generations would have the same names: a vault with and one without `.kdbx`.
  Path twin() {
    var name = String.valueOf(file.getFileName());
    return file.resolveSibling(
        name.endsWith(".kdbx") ? name.substring(0, name.length() - 5) : name + ".kdbx");
  }

  /// Whether a vault is meant to be there: the file, a link to one, or what is left of it.
  public boolean any() {
    return Files.exists(file) || leadsNowhere() || !kept().isEmpty();
  }

  /// Whether it is a link to where nothing is, such as a stick that is not there.
  public boolean leadsNowhere() {
    return Files.isSymbolicLink(file) && !Files.exists(file);
  }

  /// The earlier generations that are there, newest first.
  public List<Path> kept() {
    return IntStream.rangeClosed(1, KEPT).mapToObj(this::earlier).filter(Files::exists).toList();
  }

  /// All that is kept beside the vault: the earlier generations, then what was damaged or replaced.
  /// Each opens with what opened it then.
  public List<Path> beside() {
    var all = new ArrayList<>(kept());
    var here = file.toAbsolutePath();
    var folder = here.getParent();
    if (folder == null) return all;
    try (var files = Files.list(folder)) {
      files
          .filter(one -> !all.contains(one) && vaultOf(one).filter(here::equals).isPresent())
          .sorted()
          .forEach(all::add);
    } catch (IOException e) {
      // A folder that cannot be listed: what is known by name is all that can be told.
      return all;
    }
    return all;
  }
}
