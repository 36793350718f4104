package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Chords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;

/// The registry of what can be done while a run is open.
final class RunActs {
  private RunActs() {}

  /// What the acts do.
  record Does(
      Runnable primary,
      Runnable pause,
      Runnable note,
      Runnable stop,
      Runnable undo,
      Supplier<Optional<String>> noUndo,
      Runnable resumeRead,
      Supplier<Optional<String>> noResume,
      IntConsumer move,
      Consumer<Page> go,
      Runnable search) {}

  static List<Act> of(Does does) {
    var acts = new ArrayList<Act>();
    acts.add(Act.always("next-do", "\u21b5", Chords.of(KeyCode.ENTER), does.primary()));
    acts.add(
        Act.always(
            "move-down",
            "J \u2193",
            Chords.of(KeyCode.J, KeyCode.DOWN),
            () -> does.move().accept(1)));
    acts.add(
        Act.always(
            "move-up", "K \u2191", Chords.of(KeyCode.K, KeyCode.UP), () -> does.move().accept(-1)));
    for (var page : Page.values()) {
      var code = KeyCode.valueOf("DIGIT" + page.number());
      acts.add(
          Act.always(
              "page-" + page.name().toLowerCase(Locale.ROOT),
              String.valueOf(page.number()),
              Chords.of(code, KeyCode.valueOf("NUMPAD" + page.number())),
              () -> does.go().accept(page)));
    }
    acts.add(Act.always("run-pause", "P", Chords.of(KeyCode.P), does.pause()));
    acts.add(Act.always("run-note", "N", Chords.of(KeyCode.N), does.note()));
    acts.add(Act.always("run-stop", "Ctrl+.", Chords.ctrl(KeyCode.PERIOD), does.stop()));
    acts.add(Act.when("step-undo", "Ctrl+U", Chords.ctrl(KeyCode.U), does.noUndo(), does.undo()));
    acts.add(
        Act.when("resume-read", "M", Chords.of(KeyCode.M), does.noResume(), does.resumeRead()));
    acts.add(Act.always("record-search", "Ctrl+F", Chords.ctrl(KeyCode.F), does.search()));
    return acts;
  }
}
