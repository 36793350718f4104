package dev.holdfast.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// `--home` and `--json` as they were given before the command: `holdfast --home DIR incidents`
/// means what `holdfast incidents --home DIR` means.
final class Before {
  static final String JSON = "--json";
  static final String HOME = "--home";

  private Before() {}

  /// Whether a group or the program itself was given `--json`.
  static boolean json(CommandLine command) {
    for (var line = command.getParent(); line != null; line = line.getParent()) {
      if (line.getParseResult().hasMatchedOption(JSON)) return true;
    }
    return false;
  }

  /// The one home that was meant.
  ///
  /// @param after what the command itself was given
  /// @throws dev.holdfast.kernel.ProblemException `use.wrong` when two different ones were given
  static Optional<Path> home(CommandLine command, @Nullable Path after) {
    var found = after;
    for (var line = command.getParent(); line != null; line = line.getParent()) {
      if (!line.getParseResult().hasMatchedOption(HOME)) continue;
      Path given = line.getParseResult().matchedOption(HOME).getValue();
      if (found == null) found = given;
      if (!same(found, given)) {
        throw RunCommand.wrong(
            "--home is given twice, with '%s' and with '%s'; give it once".formatted(given, found));
      }
    }
    return Optional.ofNullable(found);
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }
}
