package dev.holdfast.ui.uikit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.transform.Scale;

/// Draws a state's mark on a 16 grid. Every glyph has its word beside it, so it is not itself read
/// out.
public final class Glyph extends StackPane {
  private static final String OCTAGON = "M5 1h6l4 4v6l-4 4H5l-4-4V5z";
  private static final String SQUARE =
      "M3.5 1.5h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z";
  private static final String TICK = "M4.6 8.2l2.3 2.4 4.5-5";
  private static final String CROSS = "M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2";
  private static final String PERSON =
      "M8 1.2a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 1 1 0-6.4z"
          + "M1.6 15c0-3.6 2.4-6 6.4-6s6.4 2.4 6.4 6z";

  private final double stroke;

  private Glyph(double size, Look look) {
    this.stroke = look.thick() ? 2 : 1.5;
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
  }

  public static Glyph of(Mark mark, Look look) {
    return of(mark, 0, 16, look);
  }

  /// The mark, with its share of the estimate where it is in flight.
  public static Glyph of(Mark mark, double share, double size, Look look) {
    var glyph = new Glyph(size, look);
    glyph.getStyleClass().add(mark.tone().style());
    var ground = new Rectangle(16, 16);
    ground.setOpacity(0);
    var shapes = new ArrayList<Shape>(List.of(ground));
    shapes.addAll(glyph.shapes(mark, share));
    var group = new Group(shapes.toArray(Shape[]::new));
    if (size != 16) group.getTransforms().add(new Scale(size / 16, size / 16));
    glyph.getChildren().add(new Group(group));
    return glyph;
  }

  private List<Shape> shapes(Mark mark, double share) {
    return switch (mark) {
      case DOWN -> List.of(ring(6.2), stroked("M3.7 12.3l8.6-8.6", "line", 1.8));
      case PLANNED -> List.of(ring(5.5));
      case READY -> List.of(ring(6.2), path("M6.6 5.2l4.2 2.8-4.2 2.8z", "solid"));
      case WAITING -> List.of(path(PERSON, "solid"));
      case IN_FLIGHT -> List.of(ring(6.2), pie(share));
      case HOLDING -> List.of(ring(6.2), stroked("M5.2 8.2l2 2 3.8-4.2", "line", stroke));
      case SOAKING -> List.of(stroked(SQUARE, "line", stroke), filled(share));
      case DONE -> List.of(stroked("M2.8 8.6l3.6 3.6 6.8-8", "line", 2));
      case FAILED -> List.of(path(OCTAGON, "solid"), stroked(CROSS, "cut", 1.8));
      case IN_DOUBT ->
          List.of(path("M8 .2l7.8 7.8L8 15.8.2 8z", "solid"), question("cut"), dot(true));
      case SKIPPED -> List.of(stroked("M3.5 4l4 4-4 4M8.5 4l4 4-4 4", "line", stroke));
      case UNDONE ->
          List.of(
              stroked("M3.2 8.6a5 5 0 1 0 2-4.6", "line", stroke),
              stroked("M5.6 1.2L5 4.2l3 .6", "line", stroke));
      case BLOCKED -> List.of(ring(6.2), stroked("M5.2 8h5.6", "line", stroke));
      case PAUSED -> List.of(path("M4 3h2.6v10H4zM9.4 3H12v10H9.4z", "solid"));
      case SAME -> List.of(stroked("M3 5.8h10M3 10.2h10", "line", 2));
      case DIFFERS -> List.of(stroked("M3 5.8h10M3 10.2h10M10.2 2.6L5.8 13.4", "line", 2));
      case SENSED -> List.of(path(SQUARE, "solid"), stroked(TICK, "cut", 2));
      case STATED -> List.of(stroked(SQUARE, "line", stroke), stroked(TICK, "line", 2));
      case TO_ANSWER -> List.of(stroked(SQUARE, "line", 2));
      case FAILING -> List.of(path(SQUARE, "solid"), stroked(CROSS, "cut", 2));
      case STANDBY ->
          List.of(
              stroked(SQUARE, "line", stroke), path("M5.6 5h1.6v6H5.6zM8.8 5h1.6v6H8.8z", "solid"));
      case REGRESSED -> List.of(path(SQUARE, "solid"), stroked("M8 4.4v7M5 8.6l3 3 3-3", "cut", 2));
      case CANNOT_SENSE ->
          List.of(
              stroked(SQUARE, "hatch", stroke),
              path("M8 3.4a4.6 4.6 0 1 1 0 9.2a4.6 4.6 0 1 1 0-9.2z", "cut-solid"),
              question("line"),
              dot(false));
      case NOT_APPLICABLE ->
          List.of(stroked(SQUARE, "line", stroke), stroked("M5 8h6", "line", stroke));
      case OVERRIDDEN -> List.of(stroked(SQUARE, "line", stroke), small(path(PERSON, "solid")));
      case ATTENTION ->
          List.of(
              path("M8 1.2l7.2 13H.8z", "solid"), stroked("M8 5.8v4", "cut", 1.6), cutDot(12.1));
    };
  }

  private Circle ring(double radius) {
    var ring = new Circle(8, 8, radius);
    ring.getStyleClass().add("line");
    ring.setStrokeWidth(stroke);
    return ring;
  }

  private static Arc pie(double share) {
    var sweep = -360 * Math.clamp(share, 0.08, 1);
    var pie = new Arc(8, 8, 4, 4, 90, sweep);
    pie.setType(ArcType.ROUND);
    pie.getStyleClass().add("solid");
    return pie;
  }

  /// How much of the time has passed, from the bottom up. Never all of it: then it is verified.
  private static Rectangle filled(double share) {
    var height = 9 * Math.clamp(share, 0.1, 0.95);
    var fill = new Rectangle(3.5, 12.5 - height, 9, height);
    fill.getStyleClass().add("solid");
    return fill;
  }

  private static SVGPath question(String style) {
    return stroked("M6 6.1a2 2 0 1 1 3 1.75c-.7.4-1 .8-1 1.55", style, 1.6);
  }

  private static Circle dot(boolean cut) {
    var dot = new Circle(8, 11.6, 1);
    dot.getStyleClass().add(cut ? "cut-solid" : "solid");
    return dot;
  }

  private static Circle cutDot(double y) {
    var dot = new Circle(8, y, 0.95);
    dot.getStyleClass().add("cut-solid");
    return dot;
  }

  private static Shape small(SVGPath path) {
    path.getTransforms().add(new Scale(0.5, 0.5, 8, 8));
    return path;
  }

  private static SVGPath path(String content, String style) {
    var path = new SVGPath();
    path.setContent(content);
    path.getStyleClass().add(style);
    return path;
  }

  private static SVGPath stroked(String content, String style, double width) {
    var path = path(content, style);
    path.setStrokeWidth(width);
    path.setStrokeLineCap(StrokeLineCap.ROUND);
    return path;
  }
}
