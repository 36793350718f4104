package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.runbook.glass.OwnKey;
import dev.holdfast.runbook.glass.Stated;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.Generations;
import dev.holdfast.vault.Vault;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `vault passphrase`: another passphrase or key file opens the vault from now on.
@Command(
    name = "passphrase",
    mixinStandardHelpOptions = true,
    description =
        "Give the vault another passphrase, or another key file: the old one is asked for, then the new one twice. What a quorum opens gets new shares by `vault quorum`.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:the new one opens it, and it is on record", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer = {
      "  holdfast vault passphrase --because \"Ben left\" --by Ann",
      "  holdfast vault passphrase --because yearly --by Ann --new-key-file stick.keyx",
      "  holdfast vault passphrase --because yearly --by Ann --passphrase-fd 3 --new-passphrase-fd 4 3< OLD 4< NEW"
    })
final class VaultPassphrase extends OpeningCommand {
  @Mixin final NewKeyChoice next = new NewKeyChoice();
  @Mixin final Witness witness = new Witness();

  VaultPassphrase(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    var stated = witness.stated();
    var before = Optional.ofNullable(unlock.key.keyFile);
    var prompt = services().prompt();
    next.check(before, prompt);
    unlock.apartFrom(next.descriptor);
    Records.check(this, stated);
    try (var unlocked = unlocked(out)) {
      var vault = unlocked.vault();
      OwnKey.check(vault, by(unlocked));
      try (var key = next.key(prompt, before)) {
        vault.rekey(key);
      }
      try (var records = Records.forUse(this, stated)) {
        records.opened(unlocked, purpose("passphrase", stated), out);
        var words = OwnKey.words(next.passphrase(), before, next.after(before));
        records.save(vault, new VaultEvents.Changing(words, vault.file(), "", stated));
      }
      told(vault, before, stated, out);
      return Out.GOOD;
    }
  }

  private OwnKey.By by(Unlocked unlocked) {
    if (unlocked.shares().isPresent()) return OwnKey.By.SHARES;
    return unlock.key.byPassphrase() ? OwnKey.By.PASSPHRASE : OwnKey.By.KEY_FILE;
  }

  private void told(Vault vault, Optional<Path> before, Stated stated, Out out) {
    var file = vault.file();
    var keyFile = next.after(before);
    List<Path> old = new Generations(file).beside();
    if (out.json()) {
      var data = new LinkedHashMap<String, @Nullable Object>();
      data.put("file", file);
      data.put("generation", vault.facts().generation());
      data.put("passphrase", next.passphrase());
      data.put("keyFile", keyFile.map(Path::toString).orElse(null));
      data.put("by", stated.by());
      data.put("stillOpenAsBefore", old.stream().map(Path::toString).toList());
      out.object(data);
      return;
    }
    out.line(
        "%s opens %s now; what opened it before does not any more."
            .formatted(opener(keyFile), file));
    for (var kept : old) {
      out.line(
          "It still opens as before: %s. Delete it when the new one was tried.".formatted(kept));
    }
    out.line(
        "Copies of the file elsewhere and the recovery sheet are the old ones: make them anew (holdfast vault export --paper FILE).");
  }

  private String opener(Optional<Path> keyFile) {
    if (!next.passphrase()) return "The key file alone";
    return keyFile.isPresent() ? "The new passphrase with the key file" : "The new passphrase";
  }
}
