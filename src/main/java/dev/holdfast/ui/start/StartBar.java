package dev.holdfast.ui.start;

import dev.holdfast.kernel.Durations;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.shell.ClockColumn;
import dev.holdfast.ui.shell.ClockColumns;
import dev.holdfast.ui.uikit.BarNames;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Tone;
import dev.holdfast.ui.uikit.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The bar of the start page: nothing going on, or the interrupted incident with its clock.
final class StartBar extends HBox {
  private final Look look;
  private final ObservableValue<Instant> now;
  private Optional<Cockpit.Unfinished> shown = Optional.empty();
  private @Nullable ClockColumns columns;

  /// @param now what the clocks show and ages are counted to
  StartBar(Look look, ObservableValue<Instant> now) {
    this.look = look;
    this.now = now;
    now.addListener((_, _, at) -> tick(at));
    setMinWidth(0);
    setAlignment(Pos.CENTER_LEFT);
  }

  /// Until it is read nothing is said about what is there.
  void reading() {
    var says =
        new VBox(
            6,
            state(Words.of("start.reading")),
            Labels.elastic(Words.of("start.reading.says"), "t12", "muted"));
    says.setAlignment(Pos.CENTER_LEFT);
    beside(says);
  }

  /// @param chosen in the list; where none is, the most urgent one keeps its clock in sight
  void show(Cockpit.Library library, Optional<Cockpit.Unfinished> chosen) {
    shown = chosen.or(() -> library.unfinished().stream().findFirst());
    columns = null;
    beside(shown.map(one -> interrupted(one)).orElseGet(() -> calm(library)));
  }

  /// Lets the clock of a real incident go on.
  private void tick(Instant now) {
    var open = columns;
    if (open != null) shown.filter(StartBar::runs).ifPresent(one -> open.show(clocks(one, now)));
  }

  private static boolean runs(Cockpit.Unfinished one) {
    return !one.still() && one.ending() != Cockpit.Ending.STOPPED && !one.clocks().recovered();
  }

  /// Since impact began; that of a run whose time stands still, as it was left.
  private static Duration elapsed(Cockpit.Unfinished one, Instant now) {
    var clocks = one.clocks();
    return runs(one) && now.isAfter(clocks.now())
        ? Duration.between(clocks.began(), now)
        : clocks.elapsed();
  }

  private void beside(VBox rest) {
    var name =
        new VBox(
            2,
            Labels.fixed(Words.of("app.name"), "t18"),
            Labels.fixed(Words.of("app.what"), "t12", "muted"));
    name.setAlignment(Pos.CENTER_LEFT);
    name.setPadding(new Insets(0, 0, 0, 16));
    name.setMinWidth(156);
    if (look.narrow()) name.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(rest, javafx.scene.layout.Priority.ALWAYS);
    rest.setPadding(new Insets(0, 16, 0, 16));
    rest.setMinWidth(0);
    getChildren().setAll(name, rest);
  }

  private static Label state(String text) {
    var state = Labels.fixed(text, "t18");
    state.setId("start-state");
    return state;
  }

  private VBox calm(Cockpit.Library library) {
    var last =
        library.plans().stream()
            .flatMap(plan -> plan.scenarios().stream())
            .map(Cockpit.ScenarioEntry::rehearsed)
            .filter(java.util.Objects::nonNull)
            .max(java.util.Comparator.naturalOrder());
    var says = Labels.elastic(Words.of("start.calm"), "t12", "muted");
    last.ifPresent(
        when ->
            says.textProperty()
                .bind(now.map(at -> Words.of("start.calm-rehearsed", Times.ago(when, at)))));
    var calm = new VBox(6, state(Words.of("start.no-incident")), says);
    calm.setAlignment(Pos.CENTER_LEFT);
    return calm;
  }

  private VBox interrupted(Cockpit.Unfinished one) {
    var tag =
        Labels.fixed(Words.of("mode." + one.mode().word()), "tag", "tag-" + one.mode().word());
    var when = Labels.fixed("", "t12", "muted");
    when.textProperty().bind(now.map(at -> StartModel.when(one, at)));
    var header =
        new HBox(
            10,
            tag,
            new BarNames(
                Labels.elastic(one.planTitle() + ":", "t14", "semi"),
                Labels.elastic(one.scenarioTitle(), "t14", "semi")),
            Labels.room(),
            when);
    header.setAlignment(Pos.CENTER_LEFT);
    header.setMinHeight(36);
    var doubtful = one.inDoubt() > 0;
    var made = new ClockColumns(look, doubtful ? 3 : 2);
    columns = made;
    made.show(clocks(one, now.getValue()));
    return new VBox(header, made);
  }

  private List<ClockColumn> clocks(Cockpit.Unfinished one, Instant now) {
    var doubtful = one.inDoubt() > 0;
    var clocks = new ArrayList<ClockColumn>();
    clocks.add(clock(one, look, now));
    clocks.add(
        new ClockColumn(
            Words.of("start.last-done"),
            String.valueOf(one.done()),
            Words.of("start.of-steps", one.steps()),
            one.lastDone(),
            Tone.PLAIN));
    if (doubtful)
      clocks.add(
          new ClockColumn(
              Words.of(one.calm() ? "start.in-flight" : "start.in-doubt"),
              String.valueOf(one.inDoubt()),
              Words.of(one.inDoubt() == 1 ? "start.step" : "start.steps"),
              one.doubtful(),
              one.calm() ? Tone.PLAIN : Tone.DOUBT));
    return clocks;
  }

  private static ClockColumn clock(Cockpit.Unfinished one, Look look, Instant now) {
    var clocks = one.clocks();
    var rto = clocks.rto();
    var elapsed = elapsed(one, now);
    if (rto == null) {
      return new ClockColumn(
          Words.of("bar.elapsed"),
          Durations.clock(elapsed),
          "",
          Words.of(one.still() ? "start.still" : "bar.no-rto"),
          Tone.PLAIN);
    }
    var left = rto.minus(elapsed);
    var past = left.isNegative();
    var end = Times.both(clocks.began().plus(rto), look.zone());
    var label =
        Words.of(
            clocks.recovered()
                ? past ? "start.rto-past-stopped" : "start.rto-stopped"
                : past ? "bar.rto-past" : one.still() ? "start.rto-still" : "start.rto-left",
            Durations.exact(rto));
    var sub =
        clocks.recovered()
            ? Words.of("start.recovered")
            : one.still()
                ? Words.of("start.still")
                : Words.of(past ? "bar.rto-was-due" : "bar.rto-ends", end);
    return new ClockColumn(
        label, (past ? "+" : "") + Durations.clock(left), "", sub, past ? Tone.DANGER : Tone.PLAIN);
  }
}
