package dev.holdfast.ui.review;

import dev.holdfast.incident.Mode;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.record.RecordPage;
import dev.holdfast.ui.shell.Overlay;
import dev.holdfast.ui.shell.Screen;
import dev.holdfast.ui.shell.StatusStrip;
import dev.holdfast.ui.start.StartModel;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The record of an incident that is over: which one, how it ended, whether every byte verifies,
/// and each event. Nothing on it can be changed.
public final class ReviewScreen extends StackPane implements Screen {
  private final Look look;
  private final ReviewPort port;
  private final RecordPage record;
  private final HBox verdict = new HBox(8);
  private final Overlay overlay = new Overlay(this::release);

  public ReviewScreen(Look look, Bearing bearing, ReviewPort port, Cockpit.Review review) {
    this.look = look;
    this.port = port;
    setId("review");
    record = new RecordPage(look, bearing, this::release);
    verdict.setId("review-verdict");
    verdict.setAlignment(Pos.CENTER_LEFT);
    verdict.setMinWidth(0);
    var page = new BorderPane(record);
    page.setTop(bar(review.incident()));
    var strip = new StatusStrip(look, port::act);
    strip.plain(Words.of("review.read-only"), review.incident().id());
    page.setBottom(strip);
    page.getStyleClass().add("page");
    getChildren().addAll(page, overlay);
    show(review);
  }

  private HBox bar(Cockpit.Closed one) {
    var title =
        new HBox(
            10,
            tag(one.mode()),
            Labels.elastic(one.planTitle() + ": " + one.scenarioTitle(), "t18"));
    title.setAlignment(Pos.CENTER_LEFT);
    var ended =
        Labels.elastic(
            Words.of(
                "review.ended",
                StartModel.result(one),
                Times.day(one.ended()),
                Times.both(one.ended(), look.zone())),
            "t14",
            "muted");
    ended.setId("review-ended");
    var words = new VBox(6, title, ended, verdict);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var verify =
        Buttons.plain(
            "review-verify", Words.of("review.verify"), Key.VERIFY_RECORD.written(), port::verify);
    var leave =
        Buttons.quiet("review-leave", Words.of("start.back"), Key.HOME.written(), port::leave);
    var acts = new VBox(8, verify, leave);
    acts.setAlignment(Pos.CENTER_RIGHT);
    acts.setMinWidth(Region.USE_PREF_SIZE);
    var bar = new HBox(16, words, acts);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setPadding(new Insets(0, 16, 0, 16));
    bar.setMinHeight(133);
    bar.setMaxHeight(133);
    bar.getStyleClass().add("bar");
    return bar;
  }

  private static Label tag(Mode mode) {
    return Labels.fixed(Words.of("mode." + mode.word()), "tag", "tag-" + mode.word());
  }

  /// Draws it as it was read last.
  public void show(Cockpit.Review review) {
    record.show(review.run());
    var whole = review.verdict().good() == Cockpit.Verdict.Outcome.WHOLE;
    var mark = whole ? Mark.SAME : Mark.DIFFERS;
    var says = Words.of(review.verdict().good().word());
    verdict.getStyleClass().setAll(mark.tone().style());
    verdict
        .getChildren()
        .setAll(
            Glyph.of(mark, 0, 14, look),
            Labels.elastic(says + ": " + review.verdict().says(), "t12", whole ? "muted" : "ink"));
  }

  @Override
  public List<Act> acts() {
    return List.of(
        Act.always(Key.MOVE_DOWN, () -> record.move(1)),
        Act.always(Key.MOVE_UP, () -> record.move(-1)),
        Act.always(Key.RECORD_SEARCH, record::enter),
        Act.titled(Key.VERIFY_RECORD, Words.of("review.verify"), Optional::empty, port::verify),
        Act.titled(Key.PAGE_RECORD, Words.of("start.back"), Optional::empty, port::leave),
        Act.titled(Key.HOME, Words.of("start.back"), Optional::empty, port::leave));
  }

  @Override
  public Region region() {
    return this;
  }

  @Override
  public Overlay overlay() {
    return overlay;
  }

  @Override
  public void release() {
    if (!overlay.isOpen()) record.focusList();
  }
}
