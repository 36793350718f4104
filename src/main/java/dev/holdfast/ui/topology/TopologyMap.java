package dev.holdfast.ui.topology;

import dev.holdfast.estate.Topology;
import dev.holdfast.estate.layout.Drawing;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
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

  /// Below this a letter has fewer than six pixels: of a large plan nothing is written then.
  private static final double LEGIBLE = 0.45;

  /// So far outside a box is made ready for being moved into view.
  private static final double NEARLY = 120;

  private static final double HEADS = 28;

  /// Width of a letter of a column's word, roughly: far away not all words have room.
  private static final double LETTER = 8;

  private final Look look;
  private final Group content = new Group();
  private final Translate shift = new Translate(0, 0);
  private final Scale scale = new Scale(1, 1, 0, 0);
  private final Map<String, FrameBox> frames = new LinkedHashMap<>();
  private final Pieces pieces;
  private Drawing drawing = Drawing.EMPTY;
  private IntFunction<String> titles = String::valueOf;
  private Point2D grip = Point2D.ZERO;
  private boolean own;
  private boolean whole;
  private final Pane heads = new Pane();

  /// Those of the frames, over everything.
  private final Group names = new Group();

  /// What the words over the columns depend on.
  private record Seen(double shift, double scale, double width, Drawing drawing) {}

  private @Nullable Seen seen;

  /// What the first place of everything depends on.
  private record Placed(double factor, double width, double height, Drawing drawing) {}

  private @Nullable Placed placed;

  TopologyMap(Look look, Consumer<String> choose) {
    this.look = look;
    this.pieces = new Pieces(look, choose, this::legible);
    setMinSize(0, 0);
    setId("topology-map");
    content.getTransforms().addAll(shift, scale);
    // Neither takes its place from this pane: what changes in them lays out nothing around it.
    content.setManaged(false);
    heads.setManaged(false);
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
    this.frames.clear();
    content.getChildren().clear();
    next.frames()
        .forEach(
            (id, box) ->
                this.frames.put(id, new FrameBox(look, box, band(next, box), frames.get(id))));
    content.getChildren().addAll(this.frames.values());
    content.getChildren().addAll(pieces.layers());
    names.getChildren().setAll(this.frames.values().stream().map(FrameBox::head).toList());
    content.getChildren().add(names);
    named(scale.getX());
    pieces.lay(next);
    own = false;
    placed = null;
    requestLayout();
  }

  private static double band(Drawing drawing, Drawing.Box frame) {
    return drawing.boxes().values().stream()
        .filter(box -> box.x() >= frame.x() && box.x() <= frame.x() + frame.width())
        .filter(box -> box.y() >= frame.y() && box.y() <= frame.y() + frame.height())
        .mapToDouble(box -> box.y() - frame.y())
        .min()
        .orElse(0);
  }

  /// Whether it is more than can be drawn in one frame.
  boolean isLarge() {
    return pieces.isLarge();
  }

  /// Whether a person moved it: then it stays where they put it.
  boolean isMoved() {
    return own;
  }

  /// How wide a drawing may be without being drawn any smaller, in its own pixels.
  double room(Drawing next) {
    var high = (getHeight() - 16 - HEADS) / next.height();
    return (getWidth() - 16) / Math.clamp(high, READABLE, 1);
  }

  Drawing drawing() {
    return drawing;
  }

  void show(TopologyModel model, Overlay overlay, String chosen) {
    frames.forEach((id, frame) -> frame.down(overlay.frame(id)));
    pieces.show(model, chosen);
  }

  /// Whether a box is in view, or nearly so, and large enough to be read.
  private boolean legible(String id) {
    return scale.getX() >= LEGIBLE && inView(id);
  }

  private boolean inView(String id) {
    var box = drawing.boxes().get(id);
    if (box == null) return false;
    var left = box.x() * scale.getX() + shift.getX();
    var top = box.y() * scale.getY() + shift.getY();
    return left < getWidth() + NEARLY
        && top < getHeight() + NEARLY
        && left + box.width() * scale.getX() > -NEARLY
        && top + box.height() * scale.getY() > -NEARLY;
  }

  /// Shows the whole drawing, no larger than it is.
  void fit() {
    own = false;
    whole = true;
    placed = null;
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
    named(scale.getX());
    pieces.draw();
  }

  private void named(double factor) {
    frames.values().forEach(frame -> frame.seen(factor));
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
    var now = new Placed(factor, getWidth(), getHeight(), drawing);
    if (now.equals(placed)) return;
    placed = now;
    scale.setX(factor);
    scale.setY(factor);
    shift.setX(8);
    shift.setY(8 + HEADS);
    heads();
    named(factor);
    pieces.soon();
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
