package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.glass.Stated;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.Vaults;
import dev.holdfast.vault.paper.PaperFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `vault export`: recovery sheets for paper, or a KDBX 3.1 file as KDBX 4.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write the recovery sheets for paper, or convert a KDBX 3.1 file to KDBX 4.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:written", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer = {
      "  holdfast vault export --paper sheets.html --because \"for the safe\" --by Ann",
      "  holdfast vault export --vault old.kdbx --to vault.kdbx --by Ann"
    })
final class VaultExport extends OpeningCommand {
  @Option(
      names = "--paper",
      paramLabel = "FILE",
      description =
          "The recovery sheets, .html or .pdf: of a quorum one for each share that is there, and the program that combines them.")
  @Nullable Path paper;

  @Option(
      names = "--to",
      paramLabel = "FILE.kdbx",
      description =
          "A KDBX 4 file with what the KDBX 3.1 file of --vault holds; the same key opens it.")
  @Nullable Path to;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it; needed with --paper (else the account of this computer).")
  @Nullable String by;

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      description = "The reason, on record; needed with --paper, and --by with it. Never a secret.")
  @Nullable String because;

  VaultExport(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    if ((paper == null) == (to == null)) throw wrong("export takes one of --paper and --to");
    var stated = stated();
    return paper == null
        ? convert(
            PaperFiles.free(java.util.Objects.requireNonNull(to).toAbsolutePath().normalize()),
            stated,
            out)
        : paper(PaperFiles.place(paper), stated, out);
  }

  /// Sheets are what opens the vault, on paper: nobody makes them unnamed and for no reason.
  private Stated stated() {
    var reason = because == null ? "" : because.strip();
    if (paper != null && (by == null || reason.isEmpty())) {
      throw wrong("--paper writes what opens the vault: say who with --by and why with --because");
    }
    var person = by == null ? Signature.account() : person("--by", by);
    return new Stated(person, Optional.empty(), reason, Optional.empty());
  }

  private int convert(Path file, Stated stated, Out out) {
    Vaults.free(file);
    try (var unlocked = unlocked(out);
        var records = Records.need(this, Optional.empty())) {
      records.opened(unlocked, purpose("export", stated), out);
      var vault = unlocked.vault();
      records.changing(new VaultEvents.Changing("convert", file, "", stated));
      var cost = services().vaultCost().measure(clock());
      records.saved(file, vault.convert(file, cost));
      if (out.json()) {
        out.object(Map.of("file", file));
      } else {
        out.line("Made %s, KDBX 4; the same key opens it.".formatted(file));
        out.line("Destroy the old file when the new one was tried: " + vault.file());
      }
      return Out.GOOD;
    }
  }

  private int paper(Path file, Stated stated, Out out) {
    try (var unlocked = unlocked(out)) {
      var vault = unlocked.vault();
      var sets = ShareTalk.sets(vault.file());
      var prompt = services().prompt();
      var gathering = unlocked.shares();
      gathering
          .filter(_ -> prompt.there())
          .ifPresent(found -> new ShareTalk(prompt, out).askForPaper(found));
      var shares = gathering.map(found -> found.words()).orElse(Map.<String, Secret>of());
      try (var records = Records.need(this, Optional.empty())) {
        records.opened(unlocked, purpose("export", stated), out);
        records.changing(new VaultEvents.Changing("paper", vault.file(), "", stated));
        var set = gathering.map(found -> found.file()).or(() -> sets.stream().findFirst());
        PaperFiles.write(file, vault, set, shares, clock().wall());
        return told(file, shares.keySet(), set.isPresent(), out);
      } finally {
        shares.values().forEach(Secret::close);
      }
    }
  }

  private static int told(Path file, java.util.Set<String> holders, boolean quorum, Out out) {
    if (out.json()) {
      var data = new LinkedHashMap<String, Object>();
      data.put("file", file);
      data.put("holders", java.util.List.copyOf(holders));
      out.object(data);
      return Out.GOOD;
    }
    out.line("Wrote " + file);
    if (!quorum) {
      out.line("Write the passphrase on it by hand; it is in no file.");
    } else if (holders.isEmpty()) {
      out.line("No share is on it: a sheet needs its holder's passphrase; open with the shares.");
    } else {
      out.line("Sheets of: " + String.join(", ", holders));
      warn(out);
    }
    return Out.GOOD;
  }

  static void warn(Out out) {
    out.line("These sheets together may be the key. Print them, give each to its holder,");
    out.line("then delete the file; on a disk that is not encrypted it can be found again.");
  }
}
