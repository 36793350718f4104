package dev.holdfast.cli;

import dev.holdfast.kernel.ProblemException;
import dev.holdfast.readiness.walkthrough.Question;
import dev.holdfast.readiness.walkthrough.Verdict;
import dev.holdfast.readiness.walkthrough.Walk;
import dev.holdfast.readiness.walkthrough.WalkBook;
import java.util.Locale;

/// Asks a person at a terminal one item after the other.
final class WalkTalk {
  private static final String HOW =
      "Type the value seen. Or: wrong: VALUE, n/a: REASON, note: TEXT, by: NAME (who answers from"
          + " now on), nothing for later, . to leave.";
  private final WalkBook book;
  private final Prompt prompt;
  private final Out out;
  private final String by;
  private String seenBy;

  WalkTalk(WalkBook book, Prompt prompt, Out out, String by, String seenBy) {
    this.book = book;
    this.prompt = prompt;
    this.out = out;
    this.by = by;
    this.seenBy = seenBy;
  }

  /// Goes through what is open, once; then asks whether it is over.
  void go(String id) {
    out.progress(HOW);
    var walk = book.walk(id);
    for (var question : walk.open()) {
      if (!turn(id, question)) continue;
      if (!item(walk, question)) return;
    }
    walk = book.walk(id);
    var left = walk.open().size();
    var asks =
        left == 0
            ? "All is answered. End it? (yes): "
            : "%d not answered yet. End it all the same? (yes): ".formatted(left);
    var said = prompt.line(asks).orElse("").strip().toLowerCase(Locale.ROOT);
    if (said.equals("yes")) book.end(id, by);
  }

  /// What comes after an item that was left for later is left too.
  private boolean turn(String id, Question question) {
    var first = book.walk(id).before(question.id());
    first.ifPresent(
        one ->
            out.progress(
                "%s is left: it comes after %s (read-do)".formatted(question.id(), one.id())));
    return first.isEmpty();
  }

  /// False when the person wants to leave.
  private boolean item(Walk walk, Question question) {
    var at = walk.questions().indexOf(question) + 1;
    out.progress("");
    out.progress("[%d of %d] %s".formatted(at, walk.questions().size(), question.groupTitle()));
    out.progress(question.title());
    if (!question.ask().equals(question.title())) out.progress("  " + question.ask());
    while (true) {
      var line = prompt.line(question.id() + ": ");
      if (line.isEmpty() || line.get().isBlank()) return true;
      if (line.get().strip().equals(".")) return false;
      try {
        if (said(walk.id(), question.id(), line.get().strip())) return true;
      } catch (ProblemException e) {
        if (!e.problem().code().equals("command.refused")) throw e;
        out.sentences(e.problem());
      }
    }
  }

  /// True when the item was answered.
  private boolean said(String id, String item, String line) {
    var colon = line.indexOf(':');
    var word = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    var rest = line.substring(colon + 1).strip();
    switch (word) {
      case "wrong" -> book.answer(id, item, Verdict.WRONG, rest, by, seenBy);
      case "n/a" -> book.answer(id, item, Verdict.NOT_APPLICABLE, rest, by, seenBy);
      case "note" -> {
        book.note(id, rest, by);
        return false;
      }
      case "by" -> {
        seenBy = rest;
        out.progress(
            rest.isEmpty() ? "answers: " + by : "answers: %s, read out by %s".formatted(rest, by));
        return false;
      }
      default -> book.answer(id, item, Verdict.RIGHT, line, by, seenBy);
    }
    return true;
  }
}
