package dev.holdfast.ui.shell;

import dev.holdfast.incident.ItemView;
import dev.holdfast.incident.Need;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.ui.uikit.Tone;
import java.util.List;

/// The checklist items that want a person, each in one group only; card, rail and strip count
/// these.
///
/// @param regressed were verified and are no longer
/// @param asked only a person can say; an answer is taken at the item
/// @param failing sensed and seen failing for a while: to be mended, not to be answered
/// @param unread cannot be sensed for a while
public record ItemsWanted(
    List<ItemView> regressed, List<Need> asked, List<ItemView> failing, List<ItemView> unread) {
  public static ItemsWanted of(Snapshot run) {
    var ticks = run.needs().stream().filter(need -> need.kind() == Need.Kind.TICK).toList();
    return new ItemsWanted(
        in(run, ItemView.State.REGRESSED),
        ticks.stream().filter(need -> asks(run, need)).toList(),
        stuck(run, ticks, ItemView.State.FAILING),
        stuck(run, ticks, ItemView.State.UNKNOWN));
  }

  private static boolean asks(Snapshot run, Need tick) {
    return NextModel.item(run, tick.step())
        .map(item -> item.state() == ItemView.State.TO_ANSWER)
        .orElse(true);
  }

  private static List<ItemView> in(Snapshot run, ItemView.State state) {
    return run.items().stream().filter(item -> item.state() == state).toList();
  }

  private static List<ItemView> stuck(Snapshot run, List<Need> ticks, ItemView.State state) {
    return in(run, state).stream()
        .filter(item -> ticks.stream().anyMatch(tick -> tick.step().equals(item.id())))
        .toList();
  }

  int count() {
    return regressed.size() + asked.size() + failing.size() + unread.size();
  }

  Tone worst() {
    return regressed.isEmpty() && failing.isEmpty() ? Tone.WARNING : Tone.DANGER;
  }
}
