package dev.holdfast.cli;

import dev.holdfast.kernel.Durations;
import dev.holdfast.readiness.walkthrough.Question;
import dev.holdfast.readiness.walkthrough.Verdict;
import dev.holdfast.readiness.walkthrough.Walk;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A walkthrough in the two forms of the command line, and as an exit code.
final class WalkWords {
  private WalkWords() {}

  /// One that has not ended waits for a person.
  static int code(Walk walk) {
    if (walk.state() == Walk.State.OPEN) return Out.HALTED;
    return walk.good() ? Out.GOOD : Out.FINDINGS;
  }

  static void say(Out out, Walk walk, Instant now) {
    if (out.json()) out.object(json(walk, now));
    else print(out, walk, now);
  }

  static Map<String, Object> json(Walk walk, Instant now) {
    var data = summary(walk, now);
    data.put(
        "items",
        walk.inOrder().entrySet().stream()
            .map(entry -> item(entry.getKey(), entry.getValue()))
            .toList());
    data.put(
        "notes",
        walk.notes().stream()
            .map(note -> Map.of("text", note.text(), "by", note.by(), "at", note.at().toString()))
            .toList());
    return data;
  }

  static Map<String, Object> summary(Walk walk, Instant now) {
    var data = new LinkedHashMap<String, Object>();
    data.put("walkthrough", walk.id());
    data.put("plan", walk.plan());
    data.put("planHash", walk.planHash());
    data.put("title", walk.title());
    data.put("state", walk.state() == Walk.State.OPEN ? "open" : "ended");
    data.put("answered", walk.answered());
    data.put("complete", walk.good());
    data.put("good", walk.good());
    data.put("began", walk.began().toString());
    data.put("ended", walk.ended().map(Instant::toString).orElse(""));
    data.put("elapsed", walk.elapsed(now).toString());
    data.put("by", walk.by());
    var counts = new LinkedHashMap<String, Object>();
    for (var verdict : Verdict.values()) counts.put(verdict.word(), walk.count(verdict));
    counts.put("open", walk.open().size());
    data.put("counts", counts);
    return data;
  }

  private static Map<String, Object> item(Question question, Optional<Walk.Answer> answer) {
    var data = new LinkedHashMap<String, Object>();
    data.put("id", question.id());
    data.put("group", question.group());
    data.put("title", question.title());
    data.put("ask", question.ask());
    data.put("required", question.required());
    data.put("state", answer.map(one -> one.verdict().word()).orElse("open"));
    data.put("value", answer.map(one -> one.said().text()).orElse(""));
    data.put("by", answer.map(one -> one.said().by()).orElse(""));
    data.put("seenBy", answer.map(one -> one.said().seenBy()).orElse(""));
    data.put("at", answer.map(one -> one.said().at().toString()).orElse(""));
    return data;
  }

  private static void print(Out out, Walk walk, Instant now) {
    out.line("WALKTHROUGH  %s: %s  [%s]".formatted(walk.planTitle(), walk.title(), walk.id()));
    out.line("  " + standing(walk, now));
    var group = "";
    for (var entry : walk.inOrder().entrySet()) {
      var question = entry.getKey();
      if (!group.equals(question.groupTitle())) out.line("  " + question.groupTitle());
      group = question.groupTitle();
      var state = entry.getValue().map(one -> one.verdict().word()).orElse("open");
      out.line(
          "    %-14s %-26s %s"
              .formatted(
                  state,
                  question.id(),
                  entry.getValue().map(WalkWords::said).orElse(question.title())));
    }
    for (var note : walk.notes()) out.line("  note: %s (%s)".formatted(note.text(), note.by()));
  }

  private static String said(Walk.Answer answer) {
    var said = answer.said();
    return said.seenBy().isEmpty()
        ? "%s (%s)".formatted(said.text(), said.by())
        : "%s (%s, read out by %s)".formatted(said.text(), said.seenBy(), said.by());
  }

  /// Such as `open, 3 of 21 answered, 12 min`.
  static String standing(Walk walk, Instant now) {
    var answered = walk.questions().size() - walk.open().size();
    return "%s, %d of %d answered%s, %s"
        .formatted(
            walk.state() == Walk.State.OPEN ? "open" : walk.good() ? "ended: good" : "ended",
            answered,
            walk.questions().size(),
            walk.count(Verdict.WRONG) == 0
                ? ""
                : ", %d not as it should be".formatted(walk.count(Verdict.WRONG)),
            Durations.words(walk.elapsed(now)));
  }

  static List<String> next(Walk walk) {
    if (walk.state() == Walk.State.ENDED) return List.of();
    var first = walk.open().stream().filter(one -> walk.before(one.id()).isEmpty()).findFirst();
    var answer = first.map(one -> " --answer %s=VALUE".formatted(one.id())).orElse(" --end");
    return List.of("go on with: holdfast walkthrough --resume " + walk.id() + answer);
  }
}
