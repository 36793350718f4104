package dev.holdfast;

import dev.holdfast.incident.Mode;
import dev.holdfast.journal.Damage;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalVerifier;
import dev.holdfast.journal.Report;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.ui.Cockpit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// What verifying a folder showed, and of which incident it speaks: "whole" alone does not say what
/// is.
final class Verdicts {
  private Verdicts() {}

  /// @param named an incident of this home, by its id
  static Cockpit.Verdict of(Home home, Path record, UnaryOperator<String> named) {
    var report = JournalVerifier.verify(record);
    var says =
        "%d events by %d %s, signed up to %d"
            .formatted(
                report.events(),
                report.authors().size(),
                report.authors().size() == 1 ? "author" : "authors",
                report.signedTo());
    var details = report.damage().stream().map(Damage::says).toList();
    return new Cockpit.Verdict(subject(home, record, named), outcome(report), says, details);
  }

  private static Cockpit.Verdict.Outcome outcome(Report report) {
    if (report.ok()) return Cockpit.Verdict.Outcome.WHOLE;
    return report.damaged() ? Cockpit.Verdict.Outcome.BROKEN : Cockpit.Verdict.Outcome.CUT_SHORT;
  }

  /// Such as `ContractorLens: Database failure, LIVE, 20261122-140200-database-corruption`.
  static String about(String id, String title, Mode mode) {
    return "%s, %s, %s".formatted(title, mode.name(), id);
  }

  private static String subject(Home home, Path record, UnaryOperator<String> named) {
    var folder = record.toAbsolutePath().normalize();
    var id = String.valueOf(folder.getFileName());
    var genesis = folder.resolve("incident.json");
    if (!Files.exists(genesis)) return folder.toString();
    if (folder.getParent() != null
        && folder
            .getParent()
            .equals(home.folder().resolve("incidents").toAbsolutePath().normalize())) {
      try {
        return named.apply(id);
      } catch (ProblemException e) {
        // Its record cannot be told as a story; what it was begun with may still be read.
      }
    }
    return begunWith(genesis, id);
  }

  private static String begunWith(Path genesis, String id) {
    try {
      var facts = Json.object(Files.readString(genesis));
      if (!(facts.get("plan") instanceof String plan)) return id;
      return "%s/%s, %s, %s"
          .formatted(
              plan,
              facts.get("scenario"),
              String.valueOf(facts.get("mode")).toUpperCase(Locale.ROOT),
              id);
    } catch (IOException | ProblemException e) {
      return id;
    }
  }
}
