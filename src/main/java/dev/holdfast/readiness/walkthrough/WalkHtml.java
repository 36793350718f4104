package dev.holdfast.readiness.walkthrough;

import dev.holdfast.kernel.Durations;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A walkthrough as one page for paper. What people wrote may run from right to left: each text
/// finds its own direction.
final class WalkHtml {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      """;
  private static final String STYLE =
      """
      <style>
      body { font: 11pt/1.4 sans-serif; color: #111; background: #fff; margin: 2em auto; max-width: 60em; }
      h1 { font-size: 16pt; margin: 0 0 .2em; } h2 { font-size: 12pt; margin: 1.4em 0 .3em; }
      table { border-collapse: collapse; width: 100%; table-layout: fixed; }
      th, td { text-align: start; vertical-align: top; border-bottom: 1px solid #bbb; padding: .35em .5em .35em 0; overflow-wrap: anywhere; }
      th { font-size: 9pt; color: #444; } .ask, .who { color: #444; font-size: 9pt; }
      .wrong { font-weight: bold; } .open { border: 1px dashed #888; padding: 0 .3em; }
      dl { display: grid; grid-template-columns: 9em 1fr; margin: .8em 0; } dt { color: #444; } dd { margin: 0; }
      @page { margin: 15mm; }
      @media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } h2 { break-after: avoid; } thead { display: table-header-group; } }
      </style></head><body>
      """;

  private WalkHtml() {}

  static String of(Walk walk, Instant now) {
    var page = new StringBuilder(HEAD).append("<title>Walkthrough: ");
    page.append(escaped(walk.title())).append("</title>\n").append(STYLE);
    page.append("<h1 dir=\"auto\">Walkthrough: ").append(escaped(walk.title())).append("</h1>\n");
    page.append("<p class=\"").append(walk.good() ? "right" : "wrong").append("\">");
    page.append(escaped(result(walk))).append("</p>\n<dl>");
    fact(page, "Plan", "%s (%s)".formatted(walk.planTitle(), walk.plan()));
    fact(page, "Plan's hash", walk.planHash());
    fact(page, "Begun", TIME.format(walk.began()) + " by " + walk.by());
    fact(page, "Ended", walk.ended().map(TIME::format).orElse("not yet"));
    fact(page, "Time worked", Durations.words(walk.elapsed(now)));
    fact(page, "Name", walk.id());
    fact(page, "Kind", "on paper only: nothing was sensed, nothing was changed, no incident");
    page.append("</dl>\n");
    var group = "";
    for (var entry : walk.inOrder().entrySet()) {
      var question = entry.getKey();
      if (!group.equals(question.groupTitle())) {
        if (!group.isEmpty()) page.append("</tbody></table>\n");
        group = question.groupTitle();
        page.append("<h2 dir=\"auto\">").append(escaped(group)).append("</h2>\n");
        page.append("<table><colgroup><col style=\"width:42%\"><col style=\"width:16%\"><col>");
        page.append("</colgroup><thead><tr><th>Item</th><th>State</th><th>Value seen, by whom");
        page.append("</th></tr></thead><tbody>\n");
      }
      row(page, question, entry.getValue().orElse(null));
    }
    if (!group.isEmpty()) page.append("</tbody></table>\n");
    if (!walk.notes().isEmpty()) {
      page.append("<h2>Notes</h2>\n<ul>\n");
      for (var note : walk.notes()) {
        page.append("<li dir=\"auto\">").append(escaped(note.text()));
        page.append(" <span class=\"who\">").append(who(note)).append("</span></li>\n");
      }
      page.append("</ul>\n");
    }
    return page.append("</body></html>\n").toString();
  }

  /// How it went, in one sentence.
  static String result(Walk walk) {
    var open = walk.open().size();
    var wrong = walk.count(Verdict.WRONG);
    var text = new StringBuilder();
    text.append(walk.count(Verdict.RIGHT)).append(" of ").append(walk.questions().size());
    text.append(" as it should be");
    if (wrong > 0) text.append(", ").append(wrong).append(" not as it should be");
    var not = walk.count(Verdict.NOT_APPLICABLE);
    if (not > 0) text.append(", ").append(not).append(" not applicable");
    if (open > 0) text.append(", ").append(open).append(" not answered");
    var end =
        walk.good()
            ? ": complete."
            : walk.answered() ? ": all answered, not complete." : ": not complete.";
    return text.append(end).toString();
  }

  private static void fact(StringBuilder page, String label, String value) {
    page.append("<dt>").append(label).append("</dt><dd dir=\"auto\">").append(escaped(value));
    page.append("</dd>\n");
  }

  private static void row(
      StringBuilder page,
      Question question,
      Walk.@org.jspecify.annotations.Nullable Answer answer) {
    page.append("<tr><td dir=\"auto\">").append(escaped(question.title()));
    if (!question.ask().equals(question.title())) {
      page.append("<div class=\"ask\" dir=\"auto\">").append(escaped(question.ask()));
      page.append("</div>");
    }
    if (!question.required()) page.append("<div class=\"ask\">not required</div>");
    page.append("</td><td>");
    if (answer == null) {
      page.append("<span class=\"open\">not answered</span></td><td></td></tr>\n");
      return;
    }
    var word =
        switch (answer.verdict()) {
          case RIGHT -> "as it should be";
          case WRONG -> "<span class=\"wrong\">not as it should be</span>";
          case NOT_APPLICABLE -> "not applicable";
        };
    page.append(word).append("</td><td dir=\"auto\">").append(escaped(answer.said().text()));
    page.append("<div class=\"who\">").append(who(answer.said())).append("</div></td></tr>\n");
  }

  private static String who(Said said) {
    var name = said.seenBy().isEmpty() ? said.by() : said.seenBy() + ", read out by " + said.by();
    return escaped(name + ", " + TIME.format(said.at()));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
