package dev.holdfast.vault.paper;

import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.quorum.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the recovery sheets of a vault say.
///
/// @param file the vault
/// @param generation how often it was saved when this was written
/// @param shares each holder's share in words; they stay the caller's
public record Sheets(
    Path file,
    long generation,
    Instant written,
    Optional<Quorum> quorum,
    Map<String, Secret> shares) {
  public Sheets {
    shares = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(shares));
  }

  /// How many of whom.
  public record Quorum(Rule rule, List<String> holders) {
    public Quorum {
      holders = List.copyOf(holders);
    }

    String words() {
      return "%d of %d: %s".formatted(rule.needed(), rule.holders(), String.join(", ", holders));
    }
  }

  /// How the vault is opened without Holdfast, in steps.
  List<String> steps() {
    return quorum
        .map(
            found ->
                List.of(
                    "Bring together %d sheets like this one, the vault's file %s, and a computer with Python 3 and KeePassXC."
                        .formatted(found.rule().needed(), file.getFileName()),
                    "Start the program of the appendix, which also lies beside these sheets: python3 combine_shares.py --out recovered.keyx",
                    "Type the 22 words of each sheet on one line. The last word checks the others.",
                    "In KeePassXC open the vault: no password, key file recovered.keyx.",
                    "Afterwards delete recovered.keyx and give the vault a new quorum, since these sheets were together."))
        .orElse(
            List.of(
                "Bring together the vault's file %s, this sheet, and a computer with KeePassXC."
                    .formatted(file.getFileName()),
                "In KeePassXC open the vault: the passphrase below, and the key file if one was chosen.",
                "If the file does not open, try %s.earlier-1.kdbx and %s.earlier-2.kdbx beside it."
                    .formatted(stem(), stem()),
                "Afterwards give the vault a new passphrase: this sheet was open (holdfast vault passphrase, or Database security in KeePassXC).",
                "A new passphrase makes this sheet the old one: write a new sheet, and destroy this one and what is kept beside the vault."));
  }

  private String stem() {
    return String.valueOf(file.getFileName()).replaceFirst("\\.kdbx$", "");
  }
}
