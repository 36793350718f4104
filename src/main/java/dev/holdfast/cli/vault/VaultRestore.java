package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.Generations;
import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `vault restore`: goes back to an earlier generation.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Put an earlier generation in its vault's place; what was there is kept beside it.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:put back, and on record", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer =
        "  holdfast vault restore --vault vault.earlier-1.kdbx --because \"the last save was wrong\" --by Ann")
final class VaultRestore extends OpeningCommand {
  @Mixin final Witness witness = new Witness();

  VaultRestore(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    var stated = witness.stated();
    var place =
        Generations.vaultOf(file())
            .orElseThrow(
                () -> wrong("--vault names the earlier generation, such as vault.earlier-1.kdbx"));
    Records.check(this, stated);
    try (var unlocked = unlocked(out);
        var records = Records.forUse(this, stated)) {
      var vault = unlocked.vault();
      var clean = stated.with(unlocked.holders());
      records.opened(unlocked, purpose("restore", clean), out);
      records.changing(new VaultEvents.Changing("restore", place, "", clean));
      var aside = vault.putBack(place);
      records.restored(new VaultEvents.Restored(place, aside.orElse(vault.file())));
      if (out.json()) {
        var data = new LinkedHashMap<String, Object>();
        data.put("file", place);
        data.put("from", vault.file());
        aside.ifPresent(kept -> data.put("kept", kept));
        out.object(data);
        return Out.GOOD;
      }
      out.line("Put %s in the place of %s.".formatted(vault.file().getFileName(), place));
      aside.ifPresent(kept -> out.line("What was there is kept as " + kept));
      out.line(
          "What was rotated since then is the old secret in it: see what it needs, and rotate.");
      return Out.GOOD;
    }
  }
}
