package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// `vault list`: what there is, never a secret.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the entries, never a secret.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:listed", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer = "  holdfast vault list --json --passphrase-fd 3 3< FILE")
final class VaultList extends VaultCommand {
  VaultList(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    try (var vault = recorded(out)) {
      var entries = vault.entries();
      if (out.json()) {
        out.object(Map.of("entries", entries.stream().map(VaultList::json).toList()));
        return Out.GOOD;
      }
      if (entries.isEmpty()) out.line("No entry yet. Add one with: holdfast vault add NAME");
      for (var entry : entries) {
        out.line(
            "%-32s %-15s %-16s tested %-10s expires %s"
                .formatted(
                    entry.name(),
                    entry.type().id(),
                    entry.care().owner(),
                    day(entry.care().lastTested()),
                    day(entry.care().expires())));
      }
      return Out.GOOD;
    }
  }

  /// Nothing secret is shown, so a home that another process holds, or a record that cannot be
  /// written, is told and is no reason to stop.
  private Vault recorded(Out out) {
    try (var home = taken()) {
      var record = home.record(services().clock());
      record.entries();
      return opened(record, out);
    } catch (ProblemException e) {
      if (!e.problem().code().startsWith("home")) throw e;
      out.progress("Not on record that the vault is opened: " + e.problem().what());
      return opened();
    }
  }

  private static String day(Optional<Instant> moment) {
    return moment.map(found -> found.toString().substring(0, 10)).orElse("-");
  }

  private static Map<String, @Nullable Object> json(VaultEntry entry) {
    var care = entry.care();
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("name", entry.name());
    data.put("type", entry.type().id());
    data.put("owner", care.owner());
    data.put("lastTested", care.lastTested().map(Instant::toString).orElse(null));
    data.put("expires", care.expires().map(Instant::toString).orElse(null));
    data.put("rotateAfterUse", care.rotateAfterUse());
    data.put("twoPeople", care.twoPeople());
    return data;
  }
}
