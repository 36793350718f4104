package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.incident.RotationDebt;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.vault.Care;
import dev.holdfast.vault.EntryDraft;
import dev.holdfast.vault.EntryType;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vault rotate`: an entry gets a new secret; the old one stays in the file's history.
@Command(
    name = "rotate",
    mixinStandardHelpOptions = true,
    description =
        "Replace an entry's secret by the new one, which you made where it is used; clears what is owed for it.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:replaced, and on record", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer = {
      "  holdfast vault rotate pager --because \"used in the incident\" --by Ann --incident ID",
      "  holdfast vault rotate pager --because yearly --by Ann --expires 2027-11-30 --secret-fd 3 3< FILE"
    })
final class VaultRotate extends VaultCommand {
  @Parameters(paramLabel = "NAME", description = "As `holdfast vault list` names it.")
  String name = "";

  @Mixin final GivenParts given = new GivenParts();

  @Option(
      names = "--expires",
      paramLabel = "DAY",
      description = "When the new secret stops working (else nothing is known of it).")
  @Nullable String expires;

  @Mixin final Witness witness = new Witness();

  VaultRotate(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    var stated = witness.stated();
    var until = Days.parse("--expires", expires);
    unlock.apartFrom(given.descriptor);
    Records.check(this, stated);
    try (var unlocked = unlocked(out)) {
      var vault = unlocked.vault();
      var entry = need(vault, name);
      stated.enoughFor(entry, unlocked.holders());
      vault.readOnly().ifPresent(VaultRotate::refuse);
      var scenario = stated.incident().flatMap(this::scenario);
      scenario.ifPresent(id -> out.progress(told(id)));
      var clean = stated.redacted(redactor(vault, entry)).with(unlocked.holders());
      try (var values = given.read(entry.type(), services().prompt())) {
        replace(vault, entry, values, until);
      }
      try (var records = Records.forUse(this, stated)) {
        records.opened(unlocked, out);
        records.save(vault, new VaultEvents.Changing("rotate", vault.file(), name, clean));
        records.rotated(vault, name, clean);
      }
      return done(entry, scenario, until, out);
    }
  }

  private static void refuse(Problem problem) {
    throw new ProblemException(problem);
  }

  /// The scenario of the incident's plan that changes such credentials where they are used.
  private Optional<String> scenario(String incident) {
    var home = Home.forReading(where());
    return RotationDebt.scenario(services().incidents(home).story(incident).fold());
  }

  private static String told(String scenario) {
    return "The plan's scenario %s rotates credentials where they are used; this command only keeps the new one."
        .formatted(scenario);
  }

  /// What is not given stays as it is; what belonged to the old secret goes with it.
  private void replace(
      Vault vault, VaultEntry entry, GivenParts.Values values, Optional<Instant> until) {
    if (values.secrets().isEmpty()) throw none();
    if (!different(vault, entry, values)) throw same();
    entry.plain().forEach(values.plain()::putIfAbsent);
    for (var part : entry.secrets()) {
      if (values.secrets().containsKey(part) || ofTheOld(entry.type(), part)) continue;
      values.secrets().put(part, vault.secret(name, part));
    }
    var care = entry.care();
    var next =
        new Care(care.owner(), Optional.empty(), care.rotateAfterUse(), until, care.twoPeople());
    vault.put(new EntryDraft(name, entry.type(), next, values.plain(), values.secrets()));
  }

  /// A session's token is of no use with other keys.
  private static boolean ofTheOld(EntryType type, String part) {
    return type == EntryType.AWS_KEYS && part.equals("session-token");
  }

  private boolean different(Vault vault, VaultEntry entry, GivenParts.Values values) {
    for (var one : values.secrets().entrySet()) {
      if (!entry.secrets().contains(one.getKey())) return true;
      try (var old = vault.secret(name, one.getKey())) {
        if (!Unlock.same(old, one.getValue())) return true;
      }
    }
    return false;
  }

  private ProblemException same() {
    return new ProblemException(
        Problem.of(
            "vault.same-secret",
            "That is the secret that %s has already".formatted(name),
            "whoever saw it could still use it; nothing was changed",
            "make a new one where it is used, then give that"));
  }

  private ProblemException none() {
    return new ProblemException(
        Problem.of(
            "vault.bad-entry",
            "No new secret was given for " + name,
            "nothing was changed",
            "give at least one secret part"));
  }

  private int done(VaultEntry entry, Optional<String> scenario, Optional<Instant> until, Out out) {
    if (out.json()) {
      var data = new LinkedHashMap<String, @Nullable Object>();
      data.put("entry", name);
      data.put("type", entry.type().id());
      data.put("expires", until.map(Instant::toString).orElse(null));
      data.put("scenario", scenario.orElse(null));
      out.object(data);
      return Out.GOOD;
    }
    out.line("Replaced the secret of %s; the old one is in its history.".formatted(name));
    out.line("It was never tested: holdfast vault test " + name);
    if (until.isEmpty() && entry.care().expires().isPresent()) {
      out.line("The old one had an expiry; say that of the new one with --expires.");
    }
    return Out.GOOD;
  }
}
