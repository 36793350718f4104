package dev.holdfast.ui;

import dev.holdfast.plan.Finding;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import javafx.scene.layout.VBox;

/// Says what was opened: which plan, from where, and what was found about it.
final class OpenedSheet {
  private OpenedSheet() {}

  static Sheet of(Cockpit.PlanEntry plan, Runnable close) {
    var unusable = plan.shipped() == Cockpit.Origin.UNUSABLE;
    var sheet =
        new Sheet(
            "opened", Words.of(unusable ? "opened.title.none" : "opened.title", plan.title()), 640);
    var where = Labels.wrapped(plan.folder().toString(), "t12", "mono", "muted");
    var counts = Labels.wrapped(counts(plan), "t14", "medium");
    counts.setId("opened-counts");
    sheet.add(where, counts);
    findings(sheet, plan);
    var next =
        unusable
            ? "opened.next.unusable"
            : plan.scenarios().isEmpty() ? "opened.next.none" : "opened.next";
    return sheet.add(
        Labels.wrapped(Words.of(next), "t12", "muted"),
        Sheet.buttons(Buttons.plain("opened-close", Words.of("sheet.read"), "Esc", close)));
  }

  /// `4 scenarios; 1 error, 2 warnings, 3 notes`.
  static String counts(Cockpit.PlanEntry plan) {
    var found = new ArrayList<String>();
    for (var severity : Finding.Severity.values()) {
      var count =
          plan.findings().stream().filter(finding -> finding.severity() == severity).count();
      if (count > 0)
        found.add(
            Words.count("opened." + severity.name().toLowerCase(java.util.Locale.ROOT), count));
    }
    var scenarios = Words.count("start.scenarios", plan.scenarios().size());
    var before = plan.shipped() == Cockpit.Origin.UNUSABLE ? "" : scenarios + "; ";
    return before + (found.isEmpty() ? Words.of("start.no-findings") : String.join(", ", found));
  }

  /// Every finding, the gravest first.
  static void findings(Sheet sheet, Cockpit.PlanEntry plan) {
    if (plan.findings().isEmpty()) return;
    var rows = new VBox(10);
    plan.findings().stream()
        .sorted(java.util.Comparator.comparing(Finding::severity))
        .forEach(
            finding ->
                rows.getChildren()
                    .addAll(
                        Labels.wrapped(
                            Words.of(
                                    "opened.severity."
                                        + finding
                                            .severity()
                                            .name()
                                            .toLowerCase(java.util.Locale.ROOT))
                                + finding.message(),
                            "t14",
                            "medium"),
                        Labels.wrapped(
                            finding.at() + "  " + finding.why() + " " + finding.fix(),
                            "t12",
                            "muted")));
    sheet.add(rows);
  }
}
