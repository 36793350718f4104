package dev.holdfast.readiness.walkthrough;

import dev.holdfast.incident.SeenValue;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.JournalReader;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.FileReplace;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Suggestion;
import dev.holdfast.runbook.Incidents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The walkthroughs of a home. Everything that is said is on the home's record before the call
/// returns, so that a crash loses nothing. Nothing here opens a connection.
public final class WalkBook {
  /// What one person types about one item.
  private static final int LONGEST = 4_000;

  /// Questions of one line of the record, which takes 64 KiB: four bytes a letter at most.
  private static final int AT_ONCE = 9;

  private static final int LETTERS_AT_ONCE = 10_000;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Home home;
  private final Clock clock;
  private final Redactor redactor;

  public WalkBook(Home home, Clock clock, Redactor redactor) {
    this.home = home;
    this.clock = clock;
    this.redactor = redactor;
  }

  /// All of the home, oldest first, as they stand on record.
  public List<Walk> all() {
    if (!Files.isDirectory(home.journalFolder())) return List.of();
    return Walks.of(JournalReader.read(home.journalFolder()).entries());
  }

  /// One of the home, as it stands on record.
  ///
  /// @throws ProblemException `command.refused` when there is none of that name
  public Walk walk(String id) {
    var all = all();
    return all.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "There is no walkthrough called " + Questions.cut(id, 80),
                    Suggestion.closest(id, all.stream().map(Walk::id).toList())
                        .map(close -> "did you mean %s?".formatted(close))
                        .orElse("see `holdfast walkthroughs`")));
  }

  /// What is to be said of an item.
  ///
  /// @param text the value seen, or why it does not apply
  public record Word(String item, Verdict verdict, String text) {}

  /// Begins one with the plan of a folder.
  public Walk begin(Path folder, String checklist, String by) {
    return begin(folder, checklist, by, List.of());
  }

  /// Begins one, unless something of what will be said at once is refused: then nothing is begun.
  public Walk begin(Path folder, String checklist, String by, List<Word> words) {
    var loaded = Incidents.load(folder);
    var plan = loaded.plan().orElseThrow();
    var questions = Questions.of(plan, checklist).questions();
    checked(questions, Set.of(), words);
    return begin(plan, loaded.hash(), checklist, by);
  }

  /// Writes the sheet to print into a file.
  public void print(String id, Path file) {
    try {
      FileReplace.write(
          file.toAbsolutePath(), html(id, clock.wall()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "file.unwritable",
              "%s cannot be written: %s".formatted(file, e.getMessage()),
              "The walkthrough itself is on record",
              "choose another place, then print it again"),
          e);
    }
  }

  /// Begins one.
  ///
  /// @param checklist a group or a scenario of the plan; empty for the whole list
  public Walk begin(Plan plan, String planHash, String checklist, String by) {
    var asked = Questions.of(plan, checklist);
    var id = name(checklist.isEmpty() ? plan.id() : plan.id() + "-" + checklist);
    note(
        WalkEvent.of(
            WalkEvent.BEGAN,
            id,
            "plan",
            plan.id(),
            "planTitle",
            Questions.cut(plan.title(), 200),
            "planHash",
            planHash,
            "title",
            Questions.cut(asked.title(), 500),
            "by",
            by,
            "count",
            (long) asked.questions().size()));
    for (var some : lines(asked.questions())) note(WalkEvent.items(id, some));
    return walk(id);
  }

  /// As many questions as fit into a line.
  private static List<List<Question>> lines(List<Question> questions) {
    var lines = new ArrayList<List<Question>>();
    var line = new ArrayList<Question>();
    var letters = 0;
    for (var one : questions) {
      var more = one.title().length() + one.ask().length() + one.groupTitle().length();
      if (!line.isEmpty() && (line.size() == AT_ONCE || letters + more > LETTERS_AT_ONCE)) {
        lines.add(List.copyOf(line));
        line.clear();
        letters = 0;
      }
      line.add(one);
      letters += more;
    }
    if (!line.isEmpty()) lines.add(List.copyOf(line));
    return lines;
  }

  private String name(String what) {
    var wanted = "walk-%s-%s".formatted(STAMP.format(clock.wall()), what);
    var taken = all().stream().map(Walk::id).toList();
    var name = wanted;
    for (var i = 2; taken.contains(name); i++) name = wanted + "-" + i;
    return name;
  }

  /// Goes on with one that was left, or cut off.
  public Walk takeUp(String id, String by) {
    return takeUp(id, by, List.of());
  }

  /// The same, unless something of what will be said at once is refused.
  public Walk takeUp(String id, String by, List<Word> words) {
    var walk = open(id);
    checked(walk.questions(), walk.answers().keySet(), words);
    note(WalkEvent.of(WalkEvent.TAKEN_UP, walk.id(), "by", by));
    return walk(id);
  }

  /// Says what was seen of several, in the order of their list.
  public Walk answer(String id, List<Word> words, String by, String seenBy) {
    for (var one : inOrder(walk(id).questions(), words)) {
      answer(id, one.item(), one.verdict(), one.text(), by, seenBy);
    }
    return walk(id);
  }

  /// Says what was seen of an item; what was said last counts.
  ///
  /// @param text the value seen, or why it does not apply
  /// @param seenBy who saw it, where that is not who writes it down
  public Walk answer(
      String id, String item, Verdict verdict, String text, String by, String seenBy) {
    var walk = open(id);
    var word = new Word(item, verdict, text);
    var said = said(walk.questions(), word);
    turn(walk.questions(), walk.answers().keySet(), word);
    var second = PersonName.same(seenBy, by) ? "" : seenBy.strip();
    note(
        WalkEvent.of(
            WalkEvent.ANSWERED,
            id,
            "item",
            item,
            "verdict",
            verdict.word(),
            "text",
            said,
            "by",
            by,
            "seenBy",
            redactor.redact(Questions.cut(second, 100))));
    return walk(id);
  }

  public Walk note(String id, String text, String by) {
    open(id);
    var said = said(text, "write what should be remembered");
    note(WalkEvent.of(WalkEvent.NOTED, id, "text", said, "by", by));
    return walk(id);
  }

  /// Lets go of one for now; one that has ended stays as it is.
  public Walk leave(String id) {
    var walk = walk(id);
    if (walk.state() == Walk.State.OPEN && walk.sitting().isPresent()) {
      note(WalkEvent.of(WalkEvent.LEFT, id));
    }
    return walk(id);
  }

  /// Ends one for good.
  public Walk end(String id, String by) {
    var walk = open(id);
    var result = walk.good() ? "good" : walk.answered() ? "findings" : "incomplete";
    note(WalkEvent.of(WalkEvent.ENDED, id, "by", by, "result", result));
    return walk(id);
  }

  /// The sheet to print: one file, nothing in it comes from elsewhere.
  public String html(String id, Instant now) {
    return redactor.redact(WalkHtml.of(walk(id).atRest(), now));
  }

  private Walk open(String id) {
    var walk = walk(id);
    if (walk.state() == Walk.State.OPEN) return walk;
    throw refused("This walkthrough has ended", "begin a new one");
  }

  /// Refuses all of them where one of them would be.
  private void checked(List<Question> questions, Set<String> answered, List<Word> words) {
    var all = new HashSet<>(answered);
    for (var word : inOrder(questions, words)) {
      said(questions, word);
      turn(questions, all, word);
      all.add(word.item());
    }
  }

  private static List<Word> inOrder(List<Question> questions, List<Word> words) {
    var order = questions.stream().map(Question::id).toList();
    return words.stream()
        .sorted(Comparator.comparingInt(one -> order.indexOf(one.item())))
        .toList();
  }

  /// A reason why an item does not apply is taken at any time.
  private static void turn(List<Question> questions, Set<String> answered, Word word) {
    if (word.verdict() == Verdict.NOT_APPLICABLE) return;
    Questions.before(questions, answered, word.item())
        .ifPresent(
            first -> {
              throw refused(
                  "%s comes after %s (%s): the list %s is read-do, one item after the other"
                      .formatted(word.item(), first.id(), first.title(), first.groupTitle()),
                  "answer %s first, or say with a reason that it does not apply"
                      .formatted(first.id()));
            });
  }

  /// What goes on record of it, or why nothing does.
  private String said(List<Question> questions, Word word) {
    var question =
        questions.stream()
            .filter(one -> one.id().equals(word.item()))
            .findFirst()
            .orElseThrow(() -> noSuch(questions, word.item()));
    var none = word.verdict() == Verdict.NOT_APPLICABLE;
    var said = said(word.text(), none ? "say why" : "state the value you saw");
    if (none) return said;
    SeenValue.wrong(question.seen(), word.text())
        .ifPresent(
            complaint -> {
              throw refused(complaint.what(), complaint.next());
            });
    if (word.verdict() == Verdict.RIGHT && SeenValue.isNo(word.text())) {
      throw refused(
          "'%s' can be read both ways".formatted(word.text().strip()),
          "say that it is wrong, with what you saw; else state the value");
    }
    return said;
  }

  private static ProblemException noSuch(List<Question> questions, String item) {
    var known = questions.stream().map(Question::id).toList();
    return refused(
        "This walkthrough has no item called " + Questions.cut(item, 80),
        Suggestion.closest(item, known)
            .map(close -> "did you mean %s?".formatted(close))
            .orElse("the items are " + String.join(", ", known)));
  }

  private String said(String text, String next) {
    var clean = text.strip();
    if (clean.isEmpty()) throw refused("Nothing was stated", next);
    if (clean.length() > LONGEST) {
      throw refused(
          "That is %,d characters; at most %,d are kept".formatted(clean.length(), LONGEST),
          "write the gist of it, and where the rest is");
    }
    return redactor.redact(clean);
  }

  private void note(WalkEvent event) {
    home.record(clock).note(event);
  }

  private static ProblemException refused(String what, String next) {
    return new ProblemException(Problem.of("command.refused", what, "Nothing was changed", next));
  }
}
