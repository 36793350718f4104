package dev.holdfast.ui.topology;

import dev.holdfast.estate.Topology;
import dev.holdfast.estate.layout.Drawing;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/// The drawing: frames, arrows, boxes; dragged with the mouse, zoomed with the wheel. Boxes stay
/// where they are, only what they say changes.
final class TopologyMap extends Pane {
  private static final double CLOSEST = 1.6;
  private static final double FURTHEST = 0.05;

  /// Below this nobody reads it; the rest is reached by moving.
  private static final double READABLE = 0.8;

  private static final double HEADS = 28;

  /// Width of a letter of a column's word, roughly: far away not all words have room.
  private static final double LETTER = 8;

  private final Look look;
  private final Group content = new Group();
  private final Translate shift = new Translate(0, 0);
  private final Scale scale = new Scale(1, 1, 0, 0);
  private final Map<String, NodeBox> boxes = new LinkedHashMap<>();
  private final Map<String, Arrow> arrows = new HashMap<>();
  private final Map<String, FrameBox> frames = new LinkedHashMap<>();
  private final Consumer<String> choose;
  private Drawing drawing = new Drawing(Map.of(), Map.of(), Map.of(), java.util.List.of(), 1, 1);
  private IntFunction<String> titles = String::valueOf;
  private Point2D grip = Point2D.ZERO;
  private boolean own;
  private boolean whole;
  private final Pane heads = new Pane();

  /// What the words over the columns depend on.
  private record Seen(double shift, double scale, double width, Drawing drawing) {}

  private @Nullable Seen seen;
  private final Slices<TopologyModel.Box> later = new Slices<>();

  private record Arrow(Polyline line, Polygon head) {
    void style(String style) {
      line.getStyleClass().setAll("edge", style);
      head.getStyleClass().setAll("edge-head", style);
    }
  }

  TopologyMap(Look look, Consumer<String> choose) {
    this.look = look;
    this.choose = choose;
    setMinSize(0, 0);
    setId("topology-map");
    content.getTransforms().addAll(shift, scale);
    heads.getStyleClass().addAll("page", "topology-heads");
    heads.setMouseTransparent(true);
    getChildren().addAll(content, heads);
    var clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> grip = at(event));
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(ScrollEvent.SCROLL, this::wheel);
  }

  /// Draws anew; only when the plan is another.
  ///
  /// @param columns the word over a column
  void lay(Drawing next, Map<String, Topology.Frame> frames, IntFunction<String> columns) {
    drawing = next;
    titles = columns;
    boxes.clear();
    arrows.clear();
    this.frames.clear();
    content.getChildren().clear();
    next.frames()
        .forEach((id, box) -> this.frames.put(id, new FrameBox(look, box, frames.get(id))));
    content.getChildren().addAll(this.frames.values());
    for (var route : next.routes()) arrow(route);
    next.boxes()
        .forEach(
            (id, box) -> {
              var made = new NodeBox(look, box, () -> choose.accept(id));
              boxes.put(id, made);
            });
    content.getChildren().addAll(boxes.values());
    own = false;
    requestLayout();
  }

  private void arrow(Drawing.Route route) {
    var line = new Polyline();
    for (var point : route.points()) {
      line.getPoints().addAll(Math.round(point.x()) + 0.5, Math.round(point.y()) + 0.5);
    }
    var end = route.points().getLast();
    var head = head(route.points().get(route.points().size() - 2), end);
    var arrow = new Arrow(line, head);
    arrow.style("edge-calm");
    line.setMouseTransparent(true);
    head.setMouseTransparent(true);
    content.getChildren().addAll(line, head);
    arrows.put(route.edge().from() + ">" + route.edge().to(), arrow);
  }

  /// The tip, along the last stretch of the line.
  private static Polygon head(Drawing.Point before, Drawing.Point end) {
    var dx = Math.signum(end.x() - before.x());
    var dy = Math.signum(end.y() - before.y());
    var x = end.x() + 0.5;
    var y = end.y() + 0.5;
    return new Polygon(
        x, y, x - 7 * dx - 4 * dy, y - 7 * dy - 4 * dx, x - 7 * dx + 4 * dy, y - 7 * dy + 4 * dx);
  }

  Drawing drawing() {
    return drawing;
  }

  void show(TopologyModel model, Overlay overlay, String chosen) {
    frames.forEach((id, frame) -> frame.down(overlay.frame(id)));
    for (var box : model.boxes()) {
      Optional.ofNullable(boxes.get(box.id()))
          .ifPresent(node -> node.choose(box.id().equals(chosen)));
    }
    later.take(
        model.boxes().stream().filter(box -> boxes.containsKey(box.id())).toList(),
        box -> Objects.requireNonNull(boxes.get(box.id())).show(box),
        box -> inView(box.id()));
    model
        .edges()
        .forEach(
            (key, edge) ->
                Optional.ofNullable(arrows.get(key))
                    .ifPresent(
                        arrow ->
                            arrow.style("edge-" + edge.name().toLowerCase(java.util.Locale.ROOT))));
  }

  private boolean inView(String id) {
    var box = drawing.boxes().get(id);
    if (box == null) return false;
    var left = box.x() * scale.getX() + shift.getX();
    var top = box.y() * scale.getY() + shift.getY();
    return left < getWidth()
        && top < getHeight()
        && left + box.width() * scale.getX() > 0
        && top + box.height() * scale.getY() > 0;
  }

  /// Shows the whole drawing, no larger than it is.
  void fit() {
    own = false;
    whole = true;
    requestLayout();
  }

  void zoom(double by) {
    zoomAt(by, new Point2D(getWidth() / 2, getHeight() / 2));
  }

  /// The words over the columns, which stay at the top.
  private void heads() {
    var now = new Seen(shift.getX(), scale.getX(), getWidth(), drawing);
    // Laying out asks for them each time; new words would ask for another layout, and so for ever.
    if (now.equals(seen)) return;
    seen = now;
    heads.resizeRelocate(0, 0, getWidth(), HEADS);
    heads.getChildren().clear();
    var free = Double.NEGATIVE_INFINITY;
    for (var column :
        drawing.columns().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      var x = (double) Math.round(column.getValue() * scale.getX() + shift.getX());
      if (x < free) continue;
      var label = Labels.fixed(titles.apply(column.getKey()), "t12", "semi", "muted");
      label.relocate(x, 7);
      heads.getChildren().add(label);
      free = x + label.getText().length() * LETTER;
    }
    heads.applyCss();
    heads.layout();
  }

  private void moved() {
    own = true;
    heads();
  }

  /// Moves so that a box is in view.
  void reveal(String id) {
    var box = drawing.boxes().get(id);
    if (box == null) return;
    var left = box.x() * scale.getX() + shift.getX();
    var top = box.y() * scale.getY() + shift.getY();
    var dx = outside(left, left + box.width() * scale.getX(), getWidth());
    var dy = outside(top - HEADS, top - HEADS + box.height() * scale.getY(), getHeight() - HEADS);
    if (dx == 0 && dy == 0) return;
    shift.setX(shift.getX() + dx);
    shift.setY(shift.getY() + dy);
    moved();
  }

  private static double outside(double from, double to, double room) {
    return from < 0 ? 12 - from : to > room ? room - 12 - to : 0;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (own || getWidth() <= 0) return;
    var wide = (getWidth() - 16) / drawing.width();
    var high = (getHeight() - 16 - HEADS) / drawing.height();
    var least = whole ? FURTHEST : READABLE;
    var factor = Math.clamp(Math.min(wide, high), Math.min(least, Math.min(wide, 1)), 1);
    scale.setX(factor);
    scale.setY(factor);
    shift.setX(8);
    shift.setY(8 + HEADS);
    heads();
  }

  private static Point2D at(MouseEvent event) {
    return new Point2D(event.getX(), event.getY());
  }

  private void drag(MouseEvent event) {
    var now = at(event);
    shift.setX(shift.getX() + now.getX() - grip.getX());
    shift.setY(shift.getY() + now.getY() - grip.getY());
    grip = now;
    moved();
  }

  private void wheel(ScrollEvent event) {
    if (event.isControlDown() || event.isShortcutDown()) {
      zoomAt(event.getDeltaY() > 0 ? 1.15 : 1 / 1.15, new Point2D(event.getX(), event.getY()));
    } else {
      shift.setX(shift.getX() + event.getDeltaX());
      shift.setY(shift.getY() + event.getDeltaY());
      moved();
    }
    event.consume();
  }

  private void zoomAt(double by, Point2D centre) {
    var next = Math.clamp(scale.getX() * by, FURTHEST, CLOSEST);
    var real = next / scale.getX();
    shift.setX(centre.getX() - (centre.getX() - shift.getX()) * real);
    shift.setY(centre.getY() - (centre.getY() - shift.getY()) * real);
    scale.setX(next);
    scale.setY(next);
    moved();
  }
}
