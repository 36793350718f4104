package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.SecretParts;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `vault show`: the secrets of one entry, once it is on disk who sees them and why.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Show an entry with its secrets, or the code of a TOTP seed; first it goes on record.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:shown, and on record", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer =
        "  holdfast vault show aws-root --because \"sign-in is down\" --by Ann --second Ben --incident ID")
final class VaultShow extends OpeningCommand {
  @Parameters(paramLabel = "NAME", description = "As `holdfast vault list` names it.")
  String name = "";

  @Mixin final Witness witness = new Witness();

  VaultShow(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    var stated = witness.stated();
    Records.check(this, stated);
    try (var unlocked = unlocked(out)) {
      var vault = unlocked.vault();
      var entry = need(vault, name);
      Witness.enough(stated, entry, unlocked.holders());
      try (var records = Records.forUse(this, stated)) {
        records.opened(unlocked, purpose("show", stated.redacted(forTheRecord(vault, entry))), out);
        // Forced to disk before anything is read out; what cannot be recorded is not shown.
        records.revealing(
            vault.ref(entry), stated.redacted(forTheRecord(vault, entry)).with(unlocked.holders()));
      }
      show(vault, entry, out);
      return Out.GOOD;
    }
  }

  /// Of its own: the process's redactor stands before standard output, where the secret has to be
  /// read.
  private static Redactor forTheRecord(Vault vault, VaultEntry entry) {
    return knowing(SecretParts.redactor(), vault, entry);
  }

  private void show(Vault vault, VaultEntry entry, Out out) {
    var parts = parts(vault, entry);
    var now = clock().wall();
    var code = entry.secrets().contains("otp") ? code(vault, now) : Map.<String, Object>of();
    if (out.json()) {
      var data = new LinkedHashMap<String, Object>();
      data.put("entry", name);
      data.put("type", entry.type().id());
      data.put("owner", entry.care().owner());
      data.put("rotateAfterUse", entry.care().rotateAfterUse());
      data.put("parts", parts);
      if (!code.isEmpty()) data.put("code", code);
      data.put("notUnderstood", VaultList.unclear(entry));
      data.put("keepassxcOnly", entry.besides());
      out.object(data);
      return;
    }
    parts.forEach((part, value) -> out.line(part + ": " + value));
    if (!code.isEmpty()) {
      out.line("code: %s (%s s left)".formatted(code.get("value"), code.get("secondsLeft")));
    }
    for (var one : entry.unclear()) out.line("not understood: " + one.what());
    if (!entry.besides().isEmpty()) out.line(VaultList.besides(entry));
    if (entry.care().rotateAfterUse()) {
      out.progress("It is to be rotated after use: holdfast vault rotate " + name);
    }
  }

  /// Of a seed only the code of now: who has the seed has all codes to come.
  private Map<String, Object> code(Vault vault, Instant now) {
    var code = vault.code(name, now);
    var data = new LinkedHashMap<String, Object>();
    data.put("value", text(code.code()));
    data.put("until", code.until().toString());
    data.put("secondsLeft", Duration.between(now, code.until()).plusMillis(999).toSeconds());
    return data;
  }

  private Map<String, String> parts(Vault vault, VaultEntry entry) {
    var parts = new LinkedHashMap<String, String>();
    for (var part : entry.type().parts()) {
      var plain = entry.plain().get(part.id());
      if (plain != null) parts.put(part.id(), plain);
      if (!entry.secrets().contains(part.id()) || part.id().equals("otp")) continue;
      parts.put(part.id(), text(vault.secret(name, part.id())));
    }
    return parts;
  }

  private static String text(Secret secret) {
    try (secret) {
      return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
