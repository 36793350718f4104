package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Suggestion;
import dev.holdfast.runbook.glass.Stated;
import dev.holdfast.runbook.glass.VaultEvents;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vault sign-off`: says why what was shown outside of any incident needs no rotation. The vault
/// stays locked.
@Command(
    name = "sign-off",
    mixinStandardHelpOptions = true,
    description =
        "Say why an entry that was shown outside of any incident needs no rotation; those of an incident are signed off by `holdfast close`.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:signed off, and on record", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer = "  holdfast vault sign-off pager --because \"lives one hour\" --by Ann")
final class VaultSignOff extends GroupedCommand {
  @Parameters(paramLabel = "NAME", description = "As `holdfast vault list` names it.")
  String name = "";

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      required = true,
      description = "The reason, on record. Never a secret.")
  String because = "";

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who does it.")
  String by = "";

  @Option(
      names = "--vault",
      paramLabel = "FILE",
      description = "The vault's file (else vault.kdbx in the home).")
  @Nullable Path vault;

  VaultSignOff(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    var person = person("--by", by);
    if (because.isBlank()) throw wrong("--because is empty; say why");
    var file = vault == null ? place().resolve("vault.kdbx") : vault.toAbsolutePath().normalize();
    try (var home = taken()) {
      var record = home.record(services().clock());
      var entries = record.entries();
      var id = VaultEvents.vaultOf(entries, file);
      var owed =
          VaultEvents.debts(entries).stream()
              .map(VaultEvents.Debt::what)
              .filter(one -> one.vault().equals(id) || one.file().equals(file.toString()))
              .toList();
      // The vault that is there now comes first, then one that was there before it.
      var meant =
          owed.stream()
              .filter(one -> one.name().equals(name))
              .max(Comparator.comparing(one -> one.vault().equals(id)))
              .orElseThrow(() -> nothing(owed.stream().map(EntryRef::name).distinct().toList()));
      var stated = new Stated(person, Optional.empty(), because.strip(), Optional.empty());
      record.note(new VaultEvents.SignedOff(meant.vault(), name, stated));
    }
    if (out.json()) out.object(Map.of("entry", name));
    else out.line("Signed off " + name);
    return Out.GOOD;
  }

  private ProblemException nothing(List<String> owed) {
    return new ProblemException(
        Problem.of(
            "vault.nothing-owed",
            "Nothing is owed for an entry called '%s' outside of incidents".formatted(name),
            "nothing was changed",
            owed.isEmpty() ? "nothing is owed at all" : Suggestion.sentence(name, owed)));
  }
}
