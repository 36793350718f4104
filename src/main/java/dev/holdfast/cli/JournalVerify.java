package dev.holdfast.cli;

import dev.holdfast.journal.Damage;
import dev.holdfast.journal.JournalVerifier;
import dev.holdfast.journal.Report;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `journal verify`: accounts for every byte.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Verify the record of a home or of one incident; nothing is changed.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {
      "0:every byte of the record is accounted for",
      "1:damaged, with the place; or nothing to verify there",
      Help.WRONG_USE
    },
    footerHeading = Help.EXAMPLES,
    footer = "  holdfast journal verify ~/.local/share/holdfast")
final class JournalVerify extends Common {
  @Parameters(paramLabel = "PATH", description = "A home, or the folder of an incident in it.")
  @Nullable Path path;

  JournalVerify(Services services) {
    super(services);
  }

  @Override
  int run(Out out) {
    var report = JournalVerifier.verify(java.util.Objects.requireNonNull(path));
    if (out.json()) {
      var data = new LinkedHashMap<String, Object>();
      data.put("ok", report.ok());
      data.put("events", report.events());
      data.put("authors", report.authors());
      data.put("damage", listed(report.damage()));
      data.put("notes", listed(report.notes()));
      data.put("signedTo", report.signedTo());
      out.object(data);
    } else {
      report.damage().forEach(d -> out.line(d.says()));
      report
          .notes()
          .forEach(
              d ->
                  out.line(
                      "%s: %s by a crash while it was written; it is no part of the record, and"
                              .formatted(d.file(), d.kind())
                          + " Holdfast deletes it when it opens this record for writing"));
      out.line(
          "%s: %d events by %d %s, signed up to %d"
              .formatted(
                  verdict(report),
                  report.events(),
                  report.authors().size(),
                  report.authors().size() == 1 ? "author" : "authors",
                  report.signedTo()));
    }
    return report.ok() ? Out.GOOD : Out.FINDINGS;
  }

  private static String verdict(Report report) {
    if (report.ok()) return "whole";
    return report.damaged() ? "DAMAGED" : "cut short by a crash, and nothing else";
  }

  private static List<Map<String, Object>> listed(List<Damage> found) {
    return found.stream()
        .map(d -> Map.<String, Object>of("file", d.file(), "offset", d.offset(), "kind", d.kind()))
        .toList();
  }
}
