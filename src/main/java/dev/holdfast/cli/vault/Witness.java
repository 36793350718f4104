package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.runbook.glass.Stated;
import dev.holdfast.vault.VaultEntry;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who opens an entry and why; stated, since nothing on one laptop proves it.
final class Witness {
  private static final int MOST = 2000;

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      required = true,
      description = "The reason, on record. Never a secret.")
  String because = "";

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who does it.")
  String by = "";

  @Option(
      names = "--second",
      paramLabel = "NAME",
      description = "The second person, for an entry that needs two.")
  @Nullable String second;

  @Option(
      names = "--incident",
      paramLabel = "ID",
      description = "The incident that it is for, as `holdfast incidents` names it.")
  @Nullable String incident;

  /// Whether enough people are there.
  ///
  /// @throws dev.holdfast.kernel.ProblemException `vault.two-people`
  static void enough(Stated stated, VaultEntry entry, List<String> holders) {
    stated.enoughFor(entry, holders, " with --second NAME");
  }

  /// @throws dev.holdfast.kernel.ProblemException `use.wrong`
  static String reason(String because) {
    var reason = because.strip();
    if (reason.isEmpty()) throw GroupedCommand.wrong("--because is empty; say why");
    if (reason.length() > MOST) {
      throw GroupedCommand.wrong("--because takes at most %d characters".formatted(MOST));
    }
    return reason;
  }

  /// @throws dev.holdfast.kernel.ProblemException `use.wrong`
  Stated stated() {
    var reason = reason(because);
    var first = GroupedCommand.person("--by", by);
    var other = Optional.ofNullable(second).map(name -> GroupedCommand.person("--second", name));
    if (other.filter(name -> PersonName.same(name, first)).isPresent()) {
      throw GroupedCommand.wrong("--second names the same person as --by; two are needed");
    }
    return new Stated(first, other, reason, Optional.ofNullable(incident));
  }
}
