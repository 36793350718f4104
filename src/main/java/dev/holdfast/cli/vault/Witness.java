package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.vault.VaultEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /// What was said, as it goes on record.
  record Stated(String by, Optional<String> second, String because, Optional<String> incident) {
    static Stated alone(String by) {
      return new Stated(by, Optional.empty(), "", Optional.empty());
    }

    Map<String, Object> data() {
      var data = new LinkedHashMap<String, Object>();
      data.put("by", by);
      second.ifPresent(name -> data.put("second", name));
      if (!because.isEmpty()) data.put("because", because);
      incident.ifPresent(id -> data.put("incident", id));
      return data;
    }

    /// As it may stand on record, whatever slipped into the reason.
    Stated redacted(Redactor redactor) {
      return new Stated(by, second, redactor.redact(because), incident);
    }

    /// With the second person that a quorum proved, where nobody stated one.
    Stated with(List<String> holders) {
      if (second.isPresent() || holders.size() < 2) return this;
      var other = holders.stream().filter(name -> !name.equalsIgnoreCase(by)).findFirst();
      return new Stated(by, other, because, incident);
    }

    /// Whether enough people are there.
    ///
    /// @param holders who proved to be there by a share each
    /// @throws ProblemException `vault.two-people`
    void enoughFor(VaultEntry entry, List<String> holders) {
      if (!entry.care().twoPeople() || second.isPresent() || holders.size() > 1) return;
      throw new ProblemException(
          Problem.of(
              "vault.two-people",
              "The entry %s needs two people".formatted(entry.name()),
              "one person alone may not open or replace it; nothing was shown or changed",
              "name the other one, who has to be there, with --second NAME"));
    }
  }

  /// @throws ProblemException `use.wrong`
  Stated stated() {
    var reason = because.strip();
    if (reason.isEmpty()) throw GroupedCommand.wrong("--because is empty; say why");
    if (reason.length() > MOST) {
      throw GroupedCommand.wrong("--because takes at most %d characters".formatted(MOST));
    }
    var first = GroupedCommand.person("--by", by);
    var other = Optional.ofNullable(second).map(name -> GroupedCommand.person("--second", name));
    if (other.filter(first::equalsIgnoreCase).isPresent()) {
      throw GroupedCommand.wrong("--second names the same person as --by; two are needed");
    }
    return new Stated(first, other, reason, Optional.ofNullable(incident));
  }
}
