package dev.holdfast.cli;

import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.VaultOpening;
import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Plan;
import dev.holdfast.runbook.Consent;
import dev.holdfast.runbook.Incidents;
import dev.holdfast.runbook.Touched;
import dev.holdfast.runbook.VaultNeeds;
import dev.holdfast.runbook.glass.PlanPlace;
import dev.holdfast.runbook.glass.PlanTrust;
import dev.holdfast.runbook.glass.Stated;
import dev.holdfast.runbook.glass.VaultEvents;
import dev.holdfast.vault.Purpose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The vault for a command that reads outside of any run: by a named person, for a reason, for a
/// plan that this home knows; each use is on the home's record first.
final class VaultGlance {
  @Mixin VaultUse vault = new VaultUse();

  @Option(names = "--by", paramLabel = "NAME", description = "Who opens the vault for it.")
  @Nullable String by;

  @Option(
      names = "--because",
      paramLabel = "TEXT",
      description = "Why the vault is opened for it, on record. Never a secret.")
  @Nullable String because;

  @Option(
      names = "--confirm",
      paramLabel = "PLACE",
      description =
          "That this plan may be given credentials: the last two names of its folder. Once for each version of it.")
  @Nullable String confirm;

  /// What reads.
  interface Look<T> {
    T with(Surroundings.Credentials credentials) throws InterruptedException;
  }

  /// For whom it is opened.
  ///
  /// @param what such as `sense`
  /// @param does what it does with it, such as `to read the checks`
  record Ask(String what, Path plan, String does, boolean live) {}

  /// Who opens it and why, and for which plan.
  ///
  /// @param fresh whether a person has just said that this plan is meant
  private record Opening(Purpose purpose, PlanPlace plan, boolean fresh) {
    Stated stated(String second) {
      var other = second.isEmpty() ? Optional.<String>empty() : Optional.of(second);
      return new Stated(purpose.by(), other, purpose.because(), Optional.empty());
    }
  }

  /// Reads with what the vault has for the plan, or says that it is not asked.
  <T> T look(Common command, Plan plan, Ask ask, Out out, Look<T> look)
      throws InterruptedException {
    var services = command.services;
    var home = command.homeFolder();
    var mode = ask.live() ? Mode.LIVE : Mode.REHEARSAL;
    var prompt = out.json() ? Prompt.NOBODY : services.prompt();
    try (var open = vault.forRun(services, home, plan, mode)) {
      Optional<Opening> opening =
          ask.live() && open.wants(prompt)
              ? opening(ask, plan, home, prompt, out)
              : Optional.empty();
      opening.ifPresent(one -> open.atOnce(out, prompt, one.purpose()));
      if (opening.isEmpty() || !open.opened()) {
        if (ask.live() && !vault.none && Files.exists(home.resolve(VaultUse.USUAL))) {
          out.progress("the vault is not asked: profiles and the tools' own credentials are used");
        }
        return look.with(services.credentials());
      }
      // Where its record cannot be had, nothing is used.
      try (var written = Home.forWriting(home, services.clock())) {
        open.in(written);
        var record = written.record(services.clock());
        var one = opening.get();
        var redactor = services.redactors().get();
        var both = open.credentials().opening().map(VaultOpening::second).orElse("");
        var stated = one.stated(both).redacted(redactor);
        if (one.fresh()) record.note(new PlanTrust.Confirmed(one.plan(), stated));
        var said = ConcurrentHashMap.<String>newKeySet();
        Surroundings.Audit audit =
            (entry, use, _) -> {
              record.note(new VaultEvents.Used(entry, use, one.plan(), stated));
              told(entry.name(), use, said, out);
            };
        return look.with(open.credentials().forRun(audit, redactor));
      }
    }
  }

  private static void told(String entry, CredentialUse use, Set<String> said, Out out) {
    var to = use.to();
    var there = to.address().isEmpty() ? "" : " at " + to.address();
    var owed = to.elsewhere() ? "; not its own address, so a rotation is owed" : "";
    var words = "the vault gives %s to %s%s%s".formatted(entry, use.target(), there, owed);
    if (said.add(words)) out.progress(words);
  }

  /// Before anybody types what opens it; empty when the person leaves it.
  private Optional<Opening> opening(Ask ask, Plan plan, Path home, Prompt prompt, Out out) {
    var folder = ask.plan();
    var place = new PlanPlace(folder, plan.id(), Incidents.load(folder).hash());
    var fresh = !PlanTrust.known(record(home), place);
    if (fresh && !confirmed(place, plan, prompt, out)) return Optional.empty();
    var who = said("--by", by, "Who opens the vault (an empty line leaves it locked)", prompt);
    if (who.isEmpty()) return Optional.empty();
    var why = said("--because", because, "Why, on record", prompt);
    if (why.isEmpty()) return Optional.empty();
    var purpose = new Purpose(ask.what() + " " + folder.getFileName(), why.get(), who.get(), "");
    return Optional.of(new Opening(purpose, place, fresh));
  }

  private static List<Entry> record(Path home) {
    var folder = home.resolve("journal");
    if (!Files.isDirectory(folder)) return List.of();
    try {
      return JournalReader.read(folder).entries();
    } catch (ProblemException e) {
      // Nothing that can be read says that it is known.
      return List.of();
    }
  }

  private static Optional<String> said(
      String option, @Nullable String given, String asks, Prompt prompt) {
    if (given == null && prompt.there()) {
      return prompt.line("  " + asks + ":").filter(typed -> !typed.isBlank()).map(String::strip);
    }
    if (given == null) throw RunCommand.wrong("a vault is opened with " + option);
    if (option.equals("--by")) return Optional.of(People.name(option, given));
    if (given.isBlank()) throw RunCommand.wrong(option + " is empty; say why");
    return Optional.of(given.strip());
  }

  /// Has a person say which plan it is that gets credentials, as before a live run.
  private boolean confirmed(PlanPlace place, Plan plan, Prompt prompt, Out out) {
    if (confirm != null) {
      if (Consent.given(place.folder(), confirm)) return true;
      throw PlanTrust.unknown(place);
    }
    if (!prompt.there()) throw PlanTrust.unknown(place);
    out.progress(
        "NEW to the vault: %s (%s) in %s".formatted(plan.title(), plan.id(), place.folder()));
    VaultNeeds.users(plan)
        .forEach(
            (name, targets) ->
                targets.stream()
                    .flatMap(id -> plan.target(id).stream())
                    .forEach(
                        to -> out.progress("  takes %s for %s".formatted(name, Touched.says(to)))));
    out.progress("  (an empty line leaves the vault locked)");
    var word = Consent.word(place.folder());
    while (true) {
      var typed = prompt.line("  " + Phrases.of("declare.type-plan", word) + ":");
      if (typed.isEmpty() || typed.get().isBlank()) return false;
      if (Consent.given(place.folder(), typed.get())) return true;
      out.progress("  not confirmed: type %s".formatted(word));
    }
  }
}
