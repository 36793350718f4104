package dev.holdfast.ui.topology;

import dev.holdfast.estate.layout.Drawing;
import dev.holdfast.ui.uikit.Look;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Group;

/// The boxes and arrows of a drawing. The boxes of an ordinary plan are made and changed at once;
/// of a large one a few in each frame, what is in view first, and only what changed.
final class Pieces {
  /// An ordinary plan has no more boxes.
  private static final int ORDINARY = 60;

  /// What one frame has room for; a whole box is made of 17 nodes, which are styled one by one.
  private static final int ROOM = 20;

  private static final int WHOLE_BOX = 8;
  private static final int NEW_WORDS = 2;

  private final Look look;
  private final Consumer<String> choose;
  private final Predicate<String> legible;
  private final Arrows arrows = new Arrows();
  private final Group nodes = new Group();
  private final Map<String, NodeBox> boxes = new HashMap<>();
  private final Map<String, TopologyModel.Box> says = new LinkedHashMap<>();
  private final Slices slices = new Slices();

  /// The boxes by their place, column by column. They take turns in this order, going on where it
  /// was left: what changes often keeps no other from its turn, and what one frame paints anew lies
  /// together.
  private final List<String> order = new ArrayList<>();

  private String last = "";
  private Drawing drawing = Drawing.EMPTY;
  private String chosen = "";

  /// @param legible whether a box is in view and large enough to be read
  Pieces(Look look, Consumer<String> choose, Predicate<String> legible) {
    this.look = look;
    this.choose = choose;
    this.legible = legible;
  }

  /// From the back to the front.
  List<Group> layers() {
    return List.of(arrows, nodes);
  }

  /// Begins anew, with nothing drawn yet.
  void lay(Drawing next) {
    drawing = next;
    boxes.clear();
    says.clear();
    order.clear();
    next.boxes().entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<String, Drawing.Box> one) -> one.getValue().x())
                .thenComparingDouble(one -> one.getValue().y()))
        .map(Map.Entry::getKey)
        .forEach(order::add);
    nodes.getChildren().clear();
    arrows.lay(next.routes());
  }

  void show(TopologyModel model, String next) {
    for (var box : model.boxes()) {
      if (drawing.boxes().containsKey(box.id())) says.put(box.id(), box);
    }
    arrows.show(model.edges());
    choose(next);
    draw();
  }

  /// A person waits for this one.
  private void choose(String next) {
    if (!next.equals(chosen)) {
      var before = boxes.get(chosen);
      if (before != null) before.choose(false);
    }
    chosen = next;
    if (says.containsKey(next)) box(next);
  }

  /// Draws what is not as it should be in the next frame; for a change during the layout, when it
  /// is too late for styles.
  void soon() {
    slices.soon(this::draw);
  }

  /// Draws what is not as it should be; after a change of what is seen, too.
  void draw() {
    var due = new ArrayList<String>();
    var from = order.indexOf(last) + 1;
    for (var n = 0; n < order.size(); n++) {
      var id = order.get((from + n) % order.size());
      if (due(id)) due.add(id);
    }
    var tasks = new ArrayList<Slices.Task>();
    for (var id : due) if (legible.test(id)) tasks.add(task(id));
    for (var id : due) if (!legible.test(id)) tasks.add(task(id));
    slices.take(tasks, isLarge() ? ROOM : Integer.MAX_VALUE);
  }

  /// Whether it is more than can be drawn in one frame.
  boolean isLarge() {
    return drawing.boxes().size() > ORDINARY;
  }

  private Slices.Task task(String id) {
    var box = boxes.get(id);
    var full = detail(id) == NodeBox.Detail.FULL;
    var weight = !full ? 1 : box == null || !box.whole() ? WHOLE_BOX : NEW_WORDS;
    return new Slices.Task(weight, () -> box(id));
  }

  private NodeBox.Detail detail(String id) {
    return !isLarge() || legible.test(id) ? NodeBox.Detail.FULL : NodeBox.Detail.BARE;
  }

  private boolean due(String id) {
    var box = boxes.get(id);
    var next = says.get(id);
    return next != null && (box == null || !box.says(next, detail(id)));
  }

  private void box(String id) {
    var next = says.get(id);
    var at = drawing.boxes().get(id);
    if (next == null || at == null) return;
    last = id;
    var box = boxes.get(id);
    if (box == null) {
      box = new NodeBox(look, at, () -> choose.accept(id));
      boxes.put(id, box);
      nodes.getChildren().add(box);
    }
    box.show(next, detail(id));
    box.choose(id.equals(chosen));
  }
}
