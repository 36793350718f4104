package dev.holdfast.cli;

import dev.holdfast.connector.CatalogVocabulary;
import dev.holdfast.plan.Finding;
import dev.holdfast.plan.PlanLoader;
import dev.holdfast.plan.PlanReferences;
import dev.holdfast.plan.Position;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `plan check`: reads a plan and prints every finding.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Read the plan and print findings with file, line and column.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:no finding above a note", "1:warnings or errors", Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer = "  holdfast plan check runbooks/contractorlens")
final class PlanCheck extends Common {
  @Parameters(paramLabel = "DIR", description = "The plan's folder.")
  @Nullable Path folder;

  PlanCheck(Services services) {
    super(services);
  }

  @Override
  int run(Out out) {
    var path = java.util.Objects.requireNonNull(folder);
    var loaded = PlanLoader.load(path);
    var findings = PlanReferences.check(loaded, new CatalogVocabulary(services.catalog()));
    if (out.json()) {
      var data = new LinkedHashMap<String, Object>();
      data.put("plan", loaded.id());
      data.put("findings", findings.stream().map(PlanCheck::json).toList());
      out.object(data);
    } else {
      findings.forEach(finding -> print(out, finding));
      out.line(
          "%d finding%s in %s".formatted(findings.size(), findings.size() == 1 ? "" : "s", path));
    }
    var bad = findings.stream().anyMatch(f -> f.severity() != Finding.Severity.NOTE);
    return bad ? Out.FINDINGS : Out.GOOD;
  }

  private static Object json(Finding finding) {
    var data = new LinkedHashMap<String, Object>();
    data.put("code", finding.code());
    data.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    data.put("file", finding.at().file());
    data.put("line", finding.at().line());
    data.put("column", finding.at().column());
    data.put("message", finding.message());
    data.put("why", finding.why());
    data.put("fix", finding.fix());
    return data;
  }

  private static void print(Out out, Finding finding) {
    out.line(
        "%s%s: %s [%s]"
            .formatted(
                finding.at().equals(Position.NOWHERE) ? "" : finding.at() + ": ",
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.message(),
                finding.code()));
    if (!finding.why().isEmpty()) out.line("    " + finding.why());
    if (!finding.fix().isEmpty()) out.line("    -> " + finding.fix());
  }
}
