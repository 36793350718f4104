package dev.holdfast.ui;

import dev.holdfast.ui.manual.ManualSheet;
import dev.holdfast.ui.shell.CommandPalette;
import dev.holdfast.ui.shell.KeySheet;
import dev.holdfast.ui.uikit.Act;
import java.util.ArrayList;
import java.util.List;

/// What can be done in the window now, and the sheets that list it.
final class CabinActs {
  private final Cabin cabin;
  private final Aboard aboard;
  private final Leaving leaving;

  CabinActs(Cabin cabin, Aboard aboard, Leaving leaving) {
    this.cabin = cabin;
    this.aboard = aboard;
    this.leaving = leaving;
  }

  void act(String id) {
    all().stream()
        .filter(act -> act.id().equals(id) && act.enabled())
        .findFirst()
        .ifPresent(act -> act.run().run());
  }

  /// Most particular first.
  List<Act> all() {
    var acts = new ArrayList<>(cabin.screenActs());
    acts.addAll(
        WindowActs.of(
            new WindowActs.Does(
                this::palette,
                this::keys,
                () -> cabin.sheet(ManualSheet.of(cabin::closeSheet)),
                () -> cabin.settings(cabin.settings().with(cabin.settings().theme().next())),
                this::zoom,
                cabin::wall,
                aboard::whyNone,
                aboard::whyNone,
                leaving::forHome)));
    return acts;
  }

  private void zoom(int by) {
    var settings = cabin.settings();
    var shown = settings.factor(cabin.getWidth(), cabin.getHeight());
    cabin.settings(settings.with(by == 0 ? 1 : shown + by * 0.1));
  }

  private void palette() {
    cabin.sheet(CommandPalette.over(all(), cabin::closeSheet));
  }

  void keys() {
    cabin.sheet(KeySheet.of(cabin::closeSheet));
  }
}
