package dev.holdfast.cli.vault;

import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.incident.RotationDebt;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.Settlement;
import dev.holdfast.runbook.glass.Rotation;
import dev.holdfast.runbook.glass.Stated;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
      settles(vault.ref(entry), stated, out);
      var scenario = stated.incident().flatMap(this::scenario);
      scenario.ifPresent(id -> out.progress(told(id)));
      var clean = stated.redacted(redactor(vault, entry)).with(unlocked.holders());
      List<String> stays;
      try (var values = given.read(entry.type(), services().prompt(), out::progress)) {
        if (known(vault, entry, values.secrets(), stated)) {
          return known(unlocked, entry, clean, out);
        }
        var last = lastGiven(vault.ref(entry));
        if (last.isPresent()
            && new Rotation(vault, entry).doneElsewhere(values.secrets(), last.get())) {
          return elsewhere(unlocked, entry, clean, out);
        }
        stays = new Rotation(vault, entry).replace(values.plain(), values.secrets(), until);
      }
      try (var records = Records.forUse(this, stated)) {
        records.opened(unlocked, purpose("rotate", clean), out);
        records.save(vault, new VaultEvents.Changing("rotate", vault.file(), name, clean));
        if (stays.isEmpty()) {
          records.rotated(vault.ref(entry), clean);
          everywhere(records, vault.ref(entry), clean, out);
        }
      }
      if (!stays.isEmpty()) {
        out.progress(
            "Nothing that is owed is settled by this: %s of %s is as it was."
                .formatted(String.join(" and ", stays), name));
      }
      return done(entry, scenario, until, out);
    }
  }

  private OwedIn owedIn() {
    return new OwedIn(services().incidents(Home.forReading(where())));
  }

  /// One new secret is enough for all who gave the old one out.
  private void everywhere(Records records, EntryRef entry, Stated stated, Out out) {
    var owed = owedIn();
    for (var id : owed.ids(entry)) {
      if (stated.incident().filter(id::equals).isPresent()) continue;
      var wrong = owed.wrong(id, entry);
      wrong.ifPresent(one -> out.progress("Still owed in %s: %s".formatted(id, one.what())));
      if (wrong.isPresent()) continue;
      try {
        records.rotatedIn(id, entry, stated);
        out.progress("Settled in %s too.".formatted(id));
      } catch (ProblemException e) {
        out.progress(
            "Still owed in %s: %s. Settle it with the same secret: holdfast vault rotate %s --incident %s"
                .formatted(id, e.problem().what(), name, id));
      }
    }
  }

  /// Whether the new secret stands here already, and the incident was not told.
  private boolean known(Vault vault, VaultEntry entry, Map<String, Secret> secrets, Stated stated) {
    var same =
        !secrets.isEmpty()
            && secrets.entrySet().stream()
                .allMatch(
                    one ->
                        entry.secrets().contains(one.getKey())
                            && vault.holds(name, one.getKey(), one.getValue()));
    return same
        && stated
            .incident()
            .filter(id -> owedIn().rotatedSince(id, vault.ref(entry), Records.read(where())))
            .isPresent();
  }

  private int known(Unlocked unlocked, VaultEntry entry, Stated stated, Out out) {
    try (var records = Records.forUse(this, stated)) {
      records.opened(unlocked, purpose("rotate", stated), out);
      var incident = stated.incident().orElseThrow();
      records.rotatedIn(incident, unlocked.vault().ref(entry), stated);
      out.progress("It was replaced since it was given out: settled in " + incident);
    }
    return done(entry, Optional.empty(), entry.care().expires(), out);
  }

  /// When what is owed of it left the vault last; empty where nothing is.
  private Optional<Instant> lastGiven(EntryRef entry) {
    var shown =
        VaultEvents.debts(Records.read(where()), entry.vault()).stream()
            .filter(debt -> debt.what().same(entry))
            .map(VaultEvents.Debt::at);
    return Stream.concat(shown, owedIn().lastUse(entry).stream()).max(Instant::compareTo);
  }

  /// KeePassXC has put the new secret in, after the old one was given out: nothing is changed.
  private int elsewhere(Unlocked unlocked, VaultEntry entry, Stated stated, Out out) {
    var ref = unlocked.vault().ref(entry);
    try (var records = Records.forUse(this, stated)) {
      records.opened(unlocked, purpose("rotate", stated), out);
      records.rotated(ref, stated);
      everywhere(records, ref, stated, out);
      out.progress("It was replaced in the file since it was given out: settled.");
    }
    return done(entry, Optional.empty(), entry.care().expires(), out);
  }

  /// Refuses what would leave the debt that it is meant for, and the secret that is owed.
  private void settles(EntryRef entry, Stated stated, Out out) {
    var home = Home.forReading(where());
    stated
        .incident()
        .map(id -> services().incidents(home).story(id).fold().credentials())
        .flatMap(given -> Settlement.wrong(entry, RotationDebt.entries(given)))
        .ifPresent(VaultRotate::refuse);
    var shown =
        VaultEvents.debts(Records.read(where()), entry.vault()).stream()
            .map(VaultEvents.Debt::what)
            .toList();
    var wrong = Settlement.wrong(entry, shown);
    wrong.filter(Settlement::isCopy).ifPresent(VaultRotate::refuse);
    wrong.ifPresent(problem -> out.progress("Not settled by this: " + problem.what()));
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
