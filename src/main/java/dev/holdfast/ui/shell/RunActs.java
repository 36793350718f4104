package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// The registry of what can be done while a run is open.
public final class RunActs {
  /// It has no key: a letter must not lead to the end of an incident.
  static final String CLOSE = "run-close";

  /// Where nothing is driven any more; the card leads to it.
  public static final String RESUME = "run-resume";

  private RunActs() {}

  /// What the acts do.
  record Does(
      Reasons reasons,
      Drive drive,
      Runnable primary,
      Runnable pause,
      Runnable offline,
      Runnable undo,
      Runnable look,
      Runnable resumeRead,
      IntConsumer move,
      IntConsumer turn,
      Consumer<Page> go,
      Runnable search) {}

  /// What the key for pausing does now.
  enum Drive {
    PAUSE,
    GO_ON
  }

  private static Act drive(Does does) {
    var word = does.drive() == Drive.PAUSE ? "act.run-pause" : "act.run-continue";
    return Act.titled(Key.RUN_PAUSE, Words.of(word), does.reasons()::pause, does.pause());
  }

  private static Act offline(Does does) {
    var word = does.reasons().offline() ? "act.run-online" : "act.run-offline";
    return Act.titled(Key.RUN_OFFLINE, Words.of(word), does.reasons()::note, does.offline());
  }

  /// A letter belongs to the page in front: what was typed for another one must not reach the run.
  /// There these stay in the list of commands, without a key.
  private static Act without(Act act) {
    var letter =
        Arrays.stream(Key.values())
            .filter(key -> key.where() == Key.Where.RUNBOOK || key.where() == Key.Where.DOUBT)
            .anyMatch(key -> key.id().equals(act.id()));
    return letter ? new Act(act.id(), act.title(), "", List.of(), act.whyNot(), act.run()) : act;
  }

  /// Whether a pane of the page turns; the checklist has other pages, the record turns by itself.
  private static boolean turns(Page page) {
    return switch (page) {
      case RUNBOOK, TOPOLOGY, POINTS, VAULT -> true;
      case CHECKLIST, RECORD -> false;
    };
  }

  static List<Act> of(Does does, RunSheets sheets, Page front) {
    var acts = all(does, sheets);
    if (turns(front)) {
      acts.add(Act.always(Key.PANE_DOWN, () -> does.turn().accept(1)));
      acts.add(Act.always(Key.PANE_UP, () -> does.turn().accept(-1)));
    }
    return front == Page.RUNBOOK ? acts : acts.stream().map(RunActs::without).toList();
  }

  private static List<Act> all(Does does, RunSheets sheets) {
    var reasons = does.reasons();
    var acts = new ArrayList<Act>();
    acts.add(Act.always(Key.NEXT, does.primary()));
    acts.add(Act.always(Key.MOVE_DOWN, () -> does.move().accept(1)));
    acts.add(Act.always(Key.MOVE_UP, () -> does.move().accept(-1)));
    for (var page : Page.values()) acts.add(Act.always(page.key(), () -> does.go().accept(page)));
    acts.add(drive(does));
    acts.add(offline(does));
    acts.add(Act.when(Key.RUN_NOTE, reasons::note, sheets::note));
    acts.add(Act.when(Key.UPDATE_SENT, reasons::message, sheets::messages));
    acts.add(Act.when(Key.RUN_INPUTS, reasons::inputs, sheets::inputs));
    acts.add(Act.when(Key.RUN_BEGAN, reasons::note, sheets::began));
    acts.add(Act.when(Key.STEP_LOOK_AGAIN, reasons::look, does.look()));
    acts.add(Act.when(Key.RUN_STOP, reasons::drive, sheets::stop));
    acts.add(Act.when(Key.STEP_UNDO, reasons::undo, does.undo()));
    acts.add(Act.when(Key.RESUME_READ, reasons::resumeRead, does.resumeRead()));
    acts.add(
        new Act(CLOSE, Words.of("act.run-close"), "", List.of(), reasons::close, sheets::close));
    acts.add(Act.always(Key.RECORD_SEARCH, does.search()));
    return acts;
  }
}
