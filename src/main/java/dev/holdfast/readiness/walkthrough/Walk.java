package dev.holdfast.readiness.walkthrough;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A walkthrough as its record tells it.
///
/// @param title which checklist
/// @param planHash of the plan's folder when it began
/// @param by who began it
/// @param spent time worked on it before the present sitting
/// @param sitting since when somebody works on it now; empty when it was left, or ended
/// @param last real time of the newest event
public record Walk(
    String id,
    String plan,
    String planTitle,
    String planHash,
    String title,
    String by,
    Instant began,
    Duration spent,
    Optional<Instant> sitting,
    Instant last,
    Optional<Instant> ended,
    List<Question> questions,
    SequencedMap<String, Answer> answers,
    List<Said> notes) {
  public Walk {
    questions = List.copyOf(questions);
    answers = new LinkedHashMap<>(answers);
    notes = List.copyOf(notes);
  }

  /// What was said of an item last.
  public record Answer(Verdict verdict, Said said) {}

  /// How it stands.
  public enum State {
    OPEN,
    ENDED
  }

  public State state() {
    return ended.isPresent() ? State.ENDED : State.OPEN;
  }

  public Optional<Answer> answer(String item) {
    return Optional.ofNullable(answers.get(item));
  }

  public Optional<Question> question(String item) {
    return questions.stream().filter(one -> one.id().equals(item)).findFirst();
  }

  /// Items that nobody has answered yet, in order.
  public List<Question> open() {
    return questions.stream().filter(one -> !answers.containsKey(one.id())).toList();
  }

  /// The question that is to be answered before that one; empty where it may be answered now.
  public Optional<Question> before(String item) {
    return Questions.before(questions, answers.keySet(), item);
  }

  public long count(Verdict verdict) {
    return answers.values().stream().filter(one -> one.verdict() == verdict).count();
  }

  /// Every required item was answered, one way or the other.
  public boolean answered() {
    return open().stream().noneMatch(Question::required);
  }

  /// Answered, and nothing was seen that is not as it should be: what alone is complete.
  public boolean good() {
    return answered() && count(Verdict.WRONG) == 0;
  }

  /// Time worked on it; what lay between two sittings does not count.
  public Duration elapsed(Instant now) {
    var running = sitting.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    return running.isNegative() ? spent : spent.plus(running);
  }

  /// As it stands for somebody who does not work on it: what came after the newest event was
  /// nobody's time.
  public Walk atRest() {
    if (sitting.isEmpty()) return this;
    return new Walk(
        id,
        plan,
        planTitle,
        planHash,
        title,
        by,
        began,
        elapsed(last),
        Optional.empty(),
        last,
        ended,
        questions,
        answers,
        notes);
  }

  /// The answers by item, in the order of the questions.
  public Map<Question, Optional<Answer>> inOrder() {
    var all = new LinkedHashMap<Question, Optional<Answer>>();
    for (var question : questions) all.put(question, answer(question.id()));
    return all;
  }
}
