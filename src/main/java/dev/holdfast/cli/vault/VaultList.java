package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.runbook.glass.Marks;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.Unclear;
import dev.holdfast.vault.VaultEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `vault list`: what there is, never a secret.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the entries, never a secret.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:listed", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer = "  holdfast vault list --json --passphrase-fd 3 3< FILE")
final class VaultList extends OpeningCommand {
  @Mixin final Signature signature = new Signature();

  VaultList(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    var stated = signature.stated();
    try (var unlocked = unlocked(out);
        var records = Records.ifPossible(this)) {
      records.opened(unlocked, purpose("list", stated), out);
      var vault = unlocked.vault();
      var owed = VaultEvents.owed(records.entries(), vault.facts().vault());
      var now = clock().wall();
      var entries = vault.entries();
      if (out.json()) {
        out.object(
            Map.of("entries", entries.stream().map(entry -> json(entry, now, owed)).toList()));
        return Out.GOOD;
      }
      if (entries.isEmpty()) out.line("No entry yet. Add one with: holdfast vault add NAME");
      for (var entry : entries) {
        out.line(
            "%-32s %-15s %-16s tested %-10s expires %-10s  %s"
                .formatted(
                    entry.name(),
                    entry.type().id(),
                    entry.care().owner(),
                    day(entry.care().lastTested()),
                    day(entry.care().expires()),
                    String.join(", ", marks(entry, now, owed)))
                .stripTrailing());
        for (var one : entry.unclear()) out.line("    not understood: " + one.what());
        if (!entry.besides().isEmpty()) out.line("    " + besides(entry));
      }
      return Out.GOOD;
    }
  }

  private static List<String> marks(VaultEntry entry, Instant now, Set<String> owed) {
    return Marks.of(entry, now, owed.contains(entry.name()));
  }

  /// For those who look for what lies beside the secrets.
  static String besides(VaultEntry entry) {
    return "in KeePassXC only: " + String.join(", ", entry.besides());
  }

  static List<String> unclear(VaultEntry entry) {
    return entry.unclear().stream().map(Unclear::what).toList();
  }

  private static String day(Optional<Instant> moment) {
    return moment.map(found -> found.toString().substring(0, 10)).orElse("-");
  }

  private static Map<String, @Nullable Object> json(
      VaultEntry entry, Instant now, Set<String> owed) {
    var care = entry.care();
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("name", entry.name());
    data.put("type", entry.type().id());
    data.put("owner", care.owner());
    data.put("lastTested", care.lastTested().map(Instant::toString).orElse(null));
    data.put("expires", care.expires().map(Instant::toString).orElse(null));
    data.put("rotateAfterUse", care.rotateAfterUse());
    data.put("twoPeople", care.twoPeople());
    data.put("notUnderstood", unclear(entry));
    data.put("keepassxcOnly", entry.besides());
    data.put("marks", marks(entry, now, owed));
    return data;
  }
}
