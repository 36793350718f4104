package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Chords;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.input.KeyCode;

/// The registry of what can be done while a run is open.
final class RunActs {
  private RunActs() {}

  /// What the acts do.
  record Does(
      Reasons reasons,
      Drive drive,
      Runnable primary,
      Runnable pause,
      Runnable note,
      Runnable stop,
      Runnable undo,
      Runnable look,
      Runnable began,
      Runnable messages,
      Runnable inputs,
      Runnable resumeRead,
      IntConsumer move,
      Consumer<Page> go,
      Runnable search) {}

  /// What the key for pausing does now.
  enum Drive {
    PAUSE,
    GO_ON
  }

  private static Act drive(Does does) {
    var word = does.drive() == Drive.PAUSE ? "act.run-pause" : "act.run-continue";
    return new Act(
        "run-pause",
        Words.of(word),
        "P",
        Chords.of(KeyCode.P),
        does.reasons()::drive,
        does.pause());
  }

  static List<Act> of(Does does) {
    var reasons = does.reasons();
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
    acts.add(drive(does));
    acts.add(Act.when("run-note", "N", Chords.of(KeyCode.N), reasons::note, does.note()));
    acts.add(Act.when("update-sent", "S", Chords.of(KeyCode.S), reasons::message, does.messages()));
    acts.add(Act.when("run-inputs", "I", Chords.of(KeyCode.I), reasons::inputs, does.inputs()));
    acts.add(Act.when("run-began", "B", Chords.of(KeyCode.B), reasons::note, does.began()));
    acts.add(Act.when("step-look-again", "L", Chords.of(KeyCode.L), reasons::look, does.look()));
    acts.add(
        Act.when("run-stop", "Ctrl+.", Chords.ctrl(KeyCode.PERIOD), reasons::drive, does.stop()));
    acts.add(Act.when("step-undo", "Ctrl+U", Chords.ctrl(KeyCode.U), reasons::undo, does.undo()));
    acts.add(
        Act.when("resume-read", "M", Chords.of(KeyCode.M), reasons::resumeRead, does.resumeRead()));
    acts.add(Act.always("record-search", "Ctrl+F", Chords.ctrl(KeyCode.F), does.search()));
    return acts;
  }
}
