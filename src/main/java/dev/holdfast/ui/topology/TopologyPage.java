package dev.holdfast.ui.topology;

import dev.holdfast.estate.Chart;
import dev.holdfast.estate.EstateView;
import dev.holdfast.estate.Outlook;
import dev.holdfast.estate.Standing;
import dev.holdfast.estate.Topology;
import dev.holdfast.estate.layout.Layers;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.recovery.PointsView;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Teller;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The estate as a graph: what is down, what is so because of it, and what nobody can see.
public final class TopologyPage extends HBox {
  private final Bearing bearing;
  private final Label summary = Labels.elastic("", "t14", "muted");
  private final WayStrip said;
  private final Label sensed = Labels.fixed("", "t12", "muted");
  private final TopologyMap map;
  private final NodePane pane;
  private @Nullable EstateView estate;
  private @Nullable Occasion occasion;
  private @Nullable PointsView points;
  private @Nullable Outlook outlook;
  private @Nullable Chart chart;

  /// How wide its boxes are drawn.
  private double boxes;

  private @Nullable Drawn drawn;
  private final Slices parts = new Slices();
  private final Slices room = new Slices();
  private Overlay overlay = Overlay.NONE;
  private final Teller teller;
  private final TextField search = new TextField();

  public TopologyPage(Look look, Bearing bearing, Teller teller) {
    this.bearing = bearing;
    this.teller = teller;
    setId("page-topology");
    getStyleClass().add("page");
    setMinHeight(0);
    said = new WayStrip(look, this::ways);
    map = new TopologyMap(look, this::choose);
    pane = new NodePane(look, this::choose, teller.deck()::lead);
    var header =
        new HBox(
            13,
            Labels.fixed(Words.of("page.topology"), "t18"),
            summary,
            Labels.room(),
            sensed,
            search);
    header.setAlignment(Pos.CENTER_LEFT);
    header.setPadding(new Insets(0, 16, 0, 16));
    header.setMinHeight(49);
    header.getStyleClass().add("page-header");
    search.setId("topology-search");
    search.setPromptText(Words.of(look.narrow() ? "topology.search-short" : "topology.search"));
    search.setAccessibleText(Words.of("topology.search"));
    search.setPrefColumnCount(look.narrow() ? 8 : 12);
    search.setMinWidth(80);
    search.textProperty().addListener((_, _, _) -> found(0));
    search.setOnAction(_ -> found(1));
    VBox.setVgrow(map, Priority.ALWAYS);
    var left = new VBox(header, said, map);
    left.setMinWidth(0);
    HBox.setHgrow(left, Priority.ALWAYS);
    getChildren().addAll(left, pane);
    map.setFocusTraversable(true);
    map.widthProperty().addListener((_, _, _) -> room.soon(this::sized));
    map.heightProperty().addListener((_, _, _) -> room.soon(this::sized));
  }

  /// What the page shows depends on this alone; the clocks of a run tick without it.
  private record Drawn(
      EstateView view, Occasion occasion, @Nullable PointsView points, String node) {
    /// An estate is looked at anew each second and then another, whatever is in it.
    @SuppressWarnings("ReferenceEquality")
    boolean same(Drawn other) {
      return view == other.view
          && points == other.points
          && occasion.equals(other.occasion)
          && node.equals(other.node);
    }
  }

  public void show(Snapshot snapshot) {
    show(Occasion.of(snapshot));
  }

  public void show(Occasion now) {
    occasion = now;
    draw();
  }

  /// Takes what is newly known of the recovery points: seen with the next look at the estate, but
  /// for the first, which nobody should wait for.
  public void points(PointsView view) {
    var first = points == null;
    points = view;
    if (!first || !isVisible()) return;
    drawn = null;
    draw();
  }

  /// Takes what is newly known; it is drawn while the page is seen.
  public void estate(Outlook next) {
    outlook = next;
    estate = next.view();
    lay(next.chart());
    if (isVisible()) draw();
  }

  private void draw() {
    var now = occasion;
    var known = outlook;
    if (now == null || known == null) return;
    var next = new Drawn(known.view(), now, points, bearing.node());
    var before = drawn;
    if (before != null && before.same(next)) return;
    drawn = next;
    parts.take(
        List.of(new Slices.Task(1, () -> draw(known, now))), map.isLarge() ? 0 : Integer.MAX_VALUE);
  }

  /// The words, the boxes and the pane; of a large plan each in a frame of its own.
  private void draw(Outlook known, Occasion now) {
    var view = known.view();
    var down = now.down();
    if (!overlay.down().equals(down)) overlay = Overlay.of(view.plan(), down);
    var model = TopologyModel.of(view, known.standings(), overlay);
    summary.setText(
        down.isEmpty()
            ? model.summary()
            : Words.of("topology.down-by-hand", overlay.names()) + ", " + model.summary());
    said.show(now.ways());
    sensed.setText(sensed(view));
    if (model.boxes().isEmpty()) {
      summary.setText(Words.of("topology.empty"));
      sensed.setText("");
    }
    var fresh = bearing.node().isEmpty();
    if (fresh) bearing.node(first(model));
    var chosen = bearing.node();
    parts.take(
        List.of(
            new Slices.Task(
                1,
                () -> {
                  map.show(model, overlay, chosen);
                  if (fresh) map.reveal(chosen);
                }),
            new Slices.Task(
                1,
                () ->
                    NodeModel.of(view, model, now, Optional.ofNullable(points), chosen)
                        .ifPresent(pane::show))),
        map.isLarge() ? 0 : Integer.MAX_VALUE);
  }

  private void lay(Chart next) {
    var before = chart;
    if (before != null && before.isOf(next.plan())) return;
    chart = next;
    boxes = 0;
    place(next);
  }

  /// Boxes take the room that there is, so that no name is cut beside an empty half of the page.
  private void place(Chart laid) {
    var narrow = laid.drawing();
    var width = Layers.fitting(narrow, map.room(narrow));
    if (width == boxes) return;
    boxes = width;
    map.lay(
        laid.boxed(width).drawing(),
        laid.frames(),
        column -> Words.of("topology.column." + Topology.LAYERS.get(column)));
    map.requestLayout();
    map.layout();
  }

  /// It gets its size during the layout, when it is too late for other boxes.
  private void sized() {
    var laid = chart;
    if (laid == null || map.isMoved() || map.isLarge()) return;
    var before = boxes;
    place(laid);
    if (boxes == before) return;
    drawn = null;
    if (isVisible()) draw();
  }

  private static String first(TopologyModel model) {
    return model.boxes().stream()
        .filter(box -> box.kind() == TopologyModel.Kind.CAUSE)
        .findFirst()
        .or(() -> model.boxes().stream().findFirst())
        .map(TopologyModel.Box::id)
        .orElse("");
  }

  private static String sensed(EstateView view) {
    if (view.asking() == EstateView.Asking.OFFLINE) return Words.of("topology.offline");
    return view.vitals().values().stream()
        .flatMap(vital -> vital.newest().stream())
        .map(reading -> reading.seen())
        .max(Instant::compareTo)
        .map(at -> Words.of("topology.sensed", Times.second(at)))
        .orElseGet(() -> Words.of("topology.sensing"));
  }

  private void choose(String id) {
    bearing.node(id);
    draw();
    map.reveal(id);
  }

  /// Goes to the next box up or down its column.
  public void move(int by) {
    Walk.along(map.drawing(), bearing.node(), by).ifPresent(this::choose);
  }

  private void beside(int by) {
    Walk.beside(map.drawing(), bearing.node(), by).ifPresent(this::choose);
  }

  /// Goes to the first box that the search names, or to the one after the chosen.
  private void found(int on) {
    var view = estate;
    var text = search.getText().strip().toLowerCase(Locale.ROOT);
    if (view == null || text.isEmpty()) return;
    var ids =
        Topology.spots(view.plan()).stream()
            .filter(
                spot ->
                    spot.id().toLowerCase(Locale.ROOT).contains(text)
                        || spot.component().title().toLowerCase(Locale.ROOT).contains(text))
            .map(Topology.Spot::id)
            .toList();
    search.pseudoClassStateChanged(PseudoClass.getPseudoClass("none"), ids.isEmpty());
    if (ids.isEmpty()) return;
    var at = ids.indexOf(bearing.node());
    choose(ids.get(at < 0 ? 0 : (at + on) % ids.size()));
  }

  public void focusList() {
    map.requestFocus();
  }

  /// What letters do here.
  public List<Act> acts() {
    return List.of(
        Act.when(Key.TOPOLOGY_DOWN, this::whyNoMarks, this::marks),
        Act.when(Key.TOPOLOGY_LEANS, this::whyNoLeans, this::leans),
        Act.when(Key.TOPOLOGY_WAY, this::whyNoWays, this::ways),
        Act.always(Key.TOPOLOGY_SEARCH, search::requestFocus),
        Act.always(Key.TOPOLOGY_LEFT, () -> beside(-1)),
        Act.always(Key.TOPOLOGY_RIGHT, () -> beside(1)),
        Act.when(Key.TOPOLOGY_ROOT, this::whyNoRoot, this::root),
        Act.always(Key.TOPOLOGY_FIT, map::fit),
        Act.always(Key.TOPOLOGY_IN, () -> map.zoom(1.2)),
        Act.always(Key.TOPOLOGY_OUT, () -> map.zoom(1 / 1.2)));
  }

  private Optional<String> whyNoMarks() {
    return estate == null || occasion == null
        ? Optional.of(Words.of("topology.sensing"))
        : Optional.empty();
  }

  private void marks() {
    var view = estate;
    var now = occasion;
    if (view != null && now != null) teller.deck().sheet(MarkSheet.of(teller, now, view.plan()));
  }

  private Optional<String> whyNoWays() {
    var view = estate;
    var now = occasion;
    return view == null || now == null
        ? Optional.of(Words.of("topology.sensing"))
        : Optional.empty();
  }

  private void ways() {
    var view = estate;
    var now = occasion;
    if (view != null && now != null) teller.deck().sheet(WaySheet.of(teller, now, view));
  }

  private Optional<String> whyNoLeans() {
    return overlay.down().isEmpty() ? Optional.of(Words.of("why.none-down")) : whyNoMarks();
  }

  private void leans() {
    var view = estate;
    var now = occasion;
    if (view != null && now != null)
      teller.deck().sheet(LeansSheet.of(teller.deck(), now, view.plan()));
  }

  private Optional<String> because() {
    var view = estate;
    if (view == null) return Optional.empty();
    var component = bearing.node().replaceFirst("@.*", "");
    return Optional.ofNullable(view.standings().get(component)).flatMap(Standing::root);
  }

  private Optional<String> whyNoRoot() {
    return because().isPresent() ? Optional.empty() : Optional.of(Words.of("why.no-cause"));
  }

  private void root() {
    because().ifPresent(this::choose);
  }
}
