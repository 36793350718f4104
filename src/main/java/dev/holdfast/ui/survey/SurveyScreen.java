package dev.holdfast.ui.survey;

import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Outlook;
import dev.holdfast.incident.Circumstances;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.ui.points.PointsPage;
import dev.holdfast.ui.shell.NextCard;
import dev.holdfast.ui.shell.Overlay;
import dev.holdfast.ui.shell.Screen;
import dev.holdfast.ui.shell.StatusStrip;
import dev.holdfast.ui.topology.Occasion;
import dev.holdfast.ui.topology.TopologyPage;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.WayWords;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The topology of a plan before any run, and how far back its stores can be taken: mark what is
/// down, see what leans on it, and let the real estate be asked.
public final class SurveyScreen extends StackPane implements Screen {
  /// The keys of the two pages, as in a run.
  private static final int ESTATE = 3;

  private static final int STORES = 5;

  private final SurveyPort port;
  private final String scenario;
  private final TopologyPage topology;
  private final PointsPage stores;
  private final Bearing bearing;
  private final NextCard next;
  private final Label state = Labels.elastic("", "t14");
  private final Label signs = Labels.elastic("", "t12", "muted");
  private final Button ask = Buttons.plain("survey-ask", "", "F8", this::turnAsking);
  private final Button pages = Buttons.quiet("survey-pages", "", "", this::other);
  private final StatusStrip strip;
  private final Overlay overlay = new Overlay(this::release);
  private @Nullable SurveyModel model;

  /// @param scenario the one that was chosen on the start page
  public SurveyScreen(Look look, Bearing bearing, SurveyPort port, String title, String scenario) {
    this.port = port;
    this.scenario = scenario;
    this.bearing = bearing;
    setId("survey");
    topology = new TopologyPage(look, bearing, port);
    stores = new PointsPage(look, bearing);
    next = new NextCard(look, this::primary);
    strip = new StatusStrip(look, port::act);
    state.setId("survey-state");
    signs.setId("survey-signs");
    var words = new VBox(5, Labels.elastic(Words.of("survey.title", title), "t18"), state, signs);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var acts =
        new VBox(
            8,
            ask,
            pages,
            Buttons.quiet("survey-leave", Words.of("survey.leave"), "Ctrl+B", port::leave));
    acts.setAlignment(Pos.CENTER_RIGHT);
    acts.setMinWidth(Region.USE_PREF_SIZE);
    var bar = new HBox(16, words, acts);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setPadding(new Insets(0, 16, 0, 16));
    bar.setMinWidth(0);
    HBox.setHgrow(bar, Priority.ALWAYS);
    var top = new HBox(bar, next);
    top.getStyleClass().add("bar");
    top.setMinHeight(133);
    top.setMaxHeight(133);
    var page = new BorderPane(new StackPane(topology, stores));
    page.setTop(top);
    page.setBottom(strip);
    page.getStyleClass().add("page");
    getChildren().addAll(page, overlay);
    strip.plain(Words.of("survey.nothing-declared"));
    seen();
  }

  private boolean atStores() {
    return bearing.page() == STORES;
  }

  private void turn(int page) {
    bearing.page(page);
    seen();
    stores.show(List.of());
    release();
  }

  private void other() {
    turn(atStores() ? ESTATE : STORES);
  }

  private void seen() {
    pages.setText(Words.of(atStores() ? "page.topology" : "page.points"));
    Buttons.key(pages, atStores() ? "3" : "5");
    topology.setVisible(!atStores());
    stores.setVisible(atStores());
  }

  /// Draws what is known now.
  ///
  /// @param leaning how much of the chosen scenario leans on what is marked; empty: nothing is
  public void show(
      Outlook outlook,
      Optional<PointsView> points,
      List<Circumstances.Down> down,
      List<Circumstances.Way> ways,
      String leaning) {
    var view = outlook.view();
    if (model == null) {
      // The graph is placed by the size that it has.
      applyCss();
      layout();
    }
    var now = SurveyModel.of(view, scenario, down);
    model = now;
    state.setText(leaning.isEmpty() ? now.state() : now.state() + "; " + leaning);
    signs.setText(now.signs());
    signs.getStyleClass().removeAll("muted", "ink", "semi", "tone-danger");
    signs
        .getStyleClass()
        .addAll(
            view.proposals().isEmpty() ? List.of("muted") : List.of("ink", "semi", "tone-danger"));
    var asking = view.asking() == EstateView.Asking.ON;
    // The card has the same button until somebody asks.
    ask.setVisible(now.does() == SurveyModel.Does.DECLARE);
    ask.setText(Words.of(asking ? "survey.rest" : "survey.ask"));
    next.show(now.next());
    strip(view, ways);
    points.ifPresent(topology::points);
    points.ifPresent(stores::points);
    topology.estate(outlook);
    topology.show(Occasion.before(scenario, down, ways));
  }

  /// What somebody said stands under both pages: it decides what they show.
  private void strip(EstateView view, List<Circumstances.Way> ways) {
    var asking = view.asking() == EstateView.Asking.ON;
    var silent = view.silent().keySet();
    var texts = new ArrayList<String>();
    texts.add(Words.of("survey.nothing-declared"));
    texts.add(Words.of(asking ? "survey.reads-only" : "survey.nothing-asked"));
    if (!silent.isEmpty()) texts.add(Words.of("strip.silent", String.join(", ", silent)));
    if (!ways.isEmpty()) texts.add(Words.of("strip.ways", WayWords.of(ways)));
    strip.plain(texts.toArray(String[]::new));
  }

  private void turnAsking() {
    port.turnAsking();
  }

  private void primary() {
    var now = model;
    if (now == null) return;
    switch (now.does()) {
      case ASK -> port.turnAsking();
      case DECLARE -> port.declare(now.scenario());
    }
  }

  @Override
  public List<Act> acts() {
    var acts = new ArrayList<>(atStores() ? List.<Act>of() : topology.acts());
    acts.add(Act.always(Key.NEXT, this::primary));
    acts.add(Act.always(Key.MOVE_DOWN, () -> move(1)));
    acts.add(Act.always(Key.MOVE_UP, () -> move(-1)));
    acts.add(Act.always(Key.PAGE_POINTS, () -> turn(STORES)));
    acts.add(Act.titled(Key.RUN_OFFLINE, ask.getText(), Optional::empty, this::turnAsking));
    acts.add(
        atStores()
            ? Act.always(Key.PAGE_TOPOLOGY, () -> turn(ESTATE))
            : Act.titled(Key.SURVEY, Words.of("start.back"), Optional::empty, port::leave));
    acts.add(Act.always(Key.HOME, port::leave));
    return acts;
  }

  private void move(int by) {
    if (atStores()) stores.move(by);
    else topology.move(by);
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
    if (overlay.isOpen()) return;
    if (atStores()) stores.focusList();
    else topology.focusList();
  }
}
