package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.Care;
import dev.holdfast.vault.EntryDraft;
import dev.holdfast.vault.EntryType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vault add`: a new entry.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Add an entry; what there is already is changed by `rotate`.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:saved", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer = {
      "  holdfast vault add pager --type api-token --owner Ann --secret-fd 3 3< FILE",
      "  holdfast vault add root --type totp --two-people"
    })
final class VaultAdd extends OpeningCommand {
  @Parameters(paramLabel = "NAME", description = "How the plan and people call it.")
  String name = "";

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      required = true,
      description =
          "aws-keys, aws-role, kubeconfig, database, api-token, totp, ssh-key, web-login, recovery-codes or text.")
  String type = "";

  @Mixin final GivenParts given = new GivenParts();

  @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for it.")
  String owner = "";

  @Option(
      names = "--expires",
      paramLabel = "DAY",
      description = "When it stops working: 2027-01-31, or a moment in UTC.")
  @Nullable String expires;

  @Option(
      names = "--last-tested",
      paramLabel = "DAY",
      description = "When it was last seen to work, if it was.")
  @Nullable String lastTested;

  @Option(names = "--rotate-after-use", description = "Whoever used it has to rotate it.")
  boolean rotateAfterUse;

  @Option(names = "--two-people", description = "One person alone may not open it.")
  boolean twoPeople;

  @Mixin final Signature signature = new Signature();

  VaultAdd(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    var kind = EntryType.of(type).orElseThrow(() -> unknown(type));
    var care =
        new Care(
            owner.strip(),
            Days.past("--last-tested", lastTested, clock().wall()),
            rotateAfterUse,
            Days.parse("--expires", expires),
            twoPeople);
    var by = signature.stated();
    unlock.apartFrom(given.descriptor);
    Records.need(this, Optional.empty()).close();
    try (var unlocked = unlocked(out)) {
      var vault = unlocked.vault();
      if (vault.entry(name).isPresent()) throw there(name);
      vault.readOnly().ifPresent(VaultAdd::refuse);
      try (var values = given.read(kind, services().prompt(), out::progress)) {
        vault.put(new EntryDraft(name, kind, care, values.plain(), values.secrets()));
      }
      try (var records = Records.need(this, Optional.empty())) {
        records.opened(unlocked, purpose("add", by), out);
        records.save(vault, new VaultEvents.Changing("add", vault.file(), name, by));
      }
      if (out.json()) out.object(Map.of("entry", name, "type", kind.id()));
      else out.line("Added %s (%s)".formatted(name, kind.id()));
      return Out.GOOD;
    }
  }

  private static void refuse(Problem problem) {
    throw new ProblemException(problem);
  }

  private static ProblemException unknown(String type) {
    var types = Arrays.stream(EntryType.values()).map(EntryType::id);
    return wrong(
        "there is no type '%s', only %s".formatted(type, types.collect(Collectors.joining(", "))));
  }

  private static ProblemException there(String name) {
    return new ProblemException(
        Problem.of(
            "vault.entry-exists",
            "The vault has an entry called %s already".formatted(name),
            "nothing was changed",
            "choose another name, or replace its secret with 'holdfast vault rotate'"));
  }
}
