package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.incident.RotationDebt;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.glass.Rotation;
import dev.holdfast.runbook.glass.VaultEvents;
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
final class VaultRotate extends OpeningCommand {
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
      Witness.enough(stated, entry, unlocked.holders());
      vault.readOnly().ifPresent(VaultRotate::refuse);
      var scenario = stated.incident().flatMap(this::scenario);
      scenario.ifPresent(id -> out.progress(told(id)));
      var clean = stated.redacted(redactor(vault, entry)).with(unlocked.holders());
      try (var values = given.read(entry.type(), services().prompt())) {
        new Rotation(vault, entry).replace(values.plain(), values.secrets(), until);
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
