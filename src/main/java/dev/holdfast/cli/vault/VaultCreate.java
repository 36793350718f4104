package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.glass.KnownVault;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.Vaults;
import dev.holdfast.vault.kdbx.Cipher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `vault create`: an empty vault.
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Make an empty vault; the passphrase is asked twice, without echo.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:made", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer = {"  holdfast vault create", "  holdfast vault create --passphrase-fd 3 3< FILE"})
final class VaultCreate extends VaultCommand {
  @Mixin final KeyChoice keys = new KeyChoice();

  @Option(
      names = "--cipher",
      paramLabel = "aes|chacha20",
      description = "What encrypts it (else aes).")
  String cipher = "aes";

  @Mixin final Signature signature = new Signature();

  VaultCreate(Services services) {
    super(services);
  }

  @Override
  KeyChoice keys() {
    return keys;
  }

  @Override
  protected int execute(Out out) {
    var chosen =
        switch (cipher) {
          case "aes" -> Cipher.AES_256;
          case "chacha20" -> Cipher.CHACHA20;
          default -> throw wrong("--cipher is aes or chacha20, not '%s'".formatted(cipher));
        };
    var stated = signature.stated();
    if (Files.exists(file())) throw taken(file());
    Vaults.free(file());
    if (KnownVault.gone(place(), file())) out.progress(KnownVault.says(file()).text());
    try (var key = keys.newKey(services().prompt());
        var records = Records.need(this, Optional.empty())) {
      records.changing(new VaultEvents.Changing("create", file(), "", stated));
      var cost = services().vaultCost().measure(clock());
      var settings = new Vaults.Settings("Break-glass", chosen, cost);
      try (var vault = vaults().create(file(), key, settings)) {
        records.saved(vault.file(), vault.facts());
        var data = new LinkedHashMap<String, Object>();
        data.put("file", vault.file());
        data.put("vault", vault.facts().vault());
        if (out.json()) out.object(data);
        else out.line("Made " + vault.file());
        return Out.GOOD;
      }
    }
  }

  /// Before anything is asked; [Vaults#create] looks again.
  private static ProblemException taken(Path file) {
    return new ProblemException(
        Problem.of(
            "vault.exists",
            "There is a file already at " + file,
            "a vault is never written over another file",
            "use it, or name another file with --vault"));
  }
}
