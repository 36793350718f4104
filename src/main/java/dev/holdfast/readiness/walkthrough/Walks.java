package dev.holdfast.readiness.walkthrough;

import dev.holdfast.journal.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads walkthroughs out of the home's record. Pure.
public final class Walks {
  private Walks() {}

  /// All of them, oldest first. One that was cut off before its questions were on record never
  /// began.
  public static List<Walk> of(List<Entry> record) {
    var drafts = new LinkedHashMap<String, Draft>();
    for (var entry : record) {
      if (!entry.type().startsWith("walkthrough.")) continue;
      var id = text(entry, "walkthrough");
      if (entry.type().equals(WalkEvent.BEGAN)) drafts.put(id, new Draft(entry));
      var draft = drafts.get(id);
      if (draft != null) draft.apply(entry);
    }
    return drafts.values().stream().filter(Draft::whole).map(Draft::walk).toList();
  }

  private static String text(Entry entry, String key) {
    var value = entry.data().get(key);
    return value == null ? "" : String.valueOf(value);
  }

  /// One that is being read.
  private static final class Draft {
    private final Entry began;
    private final List<Question> questions = new ArrayList<>();
    private final LinkedHashMap<String, Walk.Answer> answers = new LinkedHashMap<>();
    private final List<Said> notes = new ArrayList<>();
    private Duration spent = Duration.ZERO;
    private @Nullable Instant sitting;
    private @Nullable Instant ended;
    private Instant last;

    Draft(Entry began) {
      this.began = began;
      this.sitting = began.wall();
      this.last = began.wall();
    }

    void apply(Entry entry) {
      switch (entry.type()) {
        case WalkEvent.ITEMS -> {
          if (entry.data().get("items") instanceof List<?> list) {
            for (var one : list) if (one instanceof Map<?, ?> map) questions.add(Question.of(map));
          }
        }
        case WalkEvent.ANSWERED ->
            answers.put(
                text(entry, "item"),
                new Walk.Answer(Verdict.of(text(entry, "verdict")), said(entry)));
        case WalkEvent.NOTED -> notes.add(said(entry));
        case WalkEvent.TAKEN_UP -> {
          // After a crash nobody said that it was left: it was worked on up to its newest event.
          rest(last);
          sitting = entry.wall();
        }
        case WalkEvent.LEFT -> rest(entry.wall());
        case WalkEvent.ENDED -> {
          rest(entry.wall());
          ended = entry.wall();
        }
        default -> {}
      }
      last = entry.wall();
    }

    private void rest(Instant until) {
      var since = sitting;
      sitting = null;
      if (since == null || until.isBefore(since)) return;
      spent = spent.plus(Duration.between(since, until));
    }

    private static Said said(Entry entry) {
      return new Said(text(entry, "text"), text(entry, "by"), text(entry, "seenBy"), entry.wall());
    }

    boolean whole() {
      return began.data().get("count") instanceof Number count
          && count.intValue() == questions.size();
    }

    Walk walk() {
      return new Walk(
          text(began, "walkthrough"),
          text(began, "plan"),
          text(began, "planTitle"),
          text(began, "planHash"),
          text(began, "title"),
          text(began, "by"),
          began.wall(),
          spent,
          Optional.ofNullable(sitting),
          last,
          Optional.ofNullable(ended),
          questions,
          answers,
          notes);
    }
  }
}
