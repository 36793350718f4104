package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.runbook.glass.Stated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who opens the vault and why, for what gives out no secret and changes nothing of what opens it:
/// a script that lists may have nobody to name. Then the record has the account of this computer,
/// told apart from people.
final class Signature {
  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it (else the record has the account of this computer).")
  @Nullable String by;

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      description = "The reason, on record. Never a secret.")
  @Nullable String because;

  Stated stated() {
    var person = by == null ? account() : GroupedCommand.person("--by", by);
    var reason = because == null ? "" : Witness.reason(because);
    return new Stated(person, Optional.empty(), reason, Optional.empty());
  }

  /// What the record has where nobody was named: an account is no person.
  static String account() {
    return PersonName.account();
  }
}
