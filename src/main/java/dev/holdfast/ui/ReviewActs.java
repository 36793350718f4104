package dev.holdfast.ui;

import dev.holdfast.ui.review.ReviewPort;
import dev.holdfast.ui.review.ReviewScreen;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Look;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The record of an incident that is over, as the window has it open to be read. Used on the FX
/// thread.
final class ReviewActs implements ReviewPort, Detours.Way {
  private final Cabin cabin;
  private Bearing bearing = new Bearing();
  private Cockpit.@Nullable Review review;
  private @Nullable ReviewScreen screen;

  ReviewActs(Cabin cabin) {
    this.cabin = cabin;
  }

  /// Reads and verifies it, then shows it; what cannot be read is refused in a sheet.
  void begin(Cockpit.Closed incident) {
    cabin.call(
        () -> {
          var read = cabin.cockpit().review(incident.id());
          return () -> {
            review = read;
            bearing = new Bearing();
            cabin.detour(this);
          };
        });
  }

  @Override
  public ReviewScreen build(Look look) {
    var made = new ReviewScreen(look, bearing, this, Objects.requireNonNull(review));
    screen = made;
    return made;
  }

  @Override
  public void verify() {
    var open = review;
    if (open == null) return;
    cabin.call(
        () -> {
          var read = cabin.cockpit().review(open.incident().id());
          return () -> {
            if (review == null || screen == null) return;
            review = read;
            screen.show(read);
            cabin.sheet(VerdictSheet.of(read.verdict(), cabin::closeSheet));
          };
        });
  }

  @Override
  public void leave() {
    cabin.home();
  }

  @Override
  public void act(String id) {
    cabin.act(id);
  }

  /// Nothing of it goes on by itself.
  @Override
  public void tick() {}

  @Override
  public void close() {
    review = null;
    screen = null;
  }
}
