package dev.holdfast.ui.topology;

import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Viewports;
import dev.holdfast.ui.uikit.Words;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The chosen component in full.
final class NodePane extends VBox {
  private static final int MOST = 300;
  private final Look look;
  private final VBox content = new VBox(16);
  private final HBox foot = new HBox(8);
  private final Consumer<String> root;
  private final Consumer<String> step;
  private @Nullable NodeModel shown;

  NodePane(Look look, Consumer<String> root, Consumer<String> step) {
    this.look = look;
    this.root = root;
    this.step = step;
    setId("topology-pane");
    getStyleClass().add("pane");
    var width = look.narrow() ? 260 : 288;
    setMinWidth(width);
    setPrefWidth(width);
    setMaxWidth(width);
    content.setPadding(new Insets(16));
    var scroll = new ScrollPane(content);
    Viewports.unpictured(scroll);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setPadding(new Insets(0, 16, 0, 16));
    foot.setMinHeight(56);
    foot.getStyleClass().add("pane-footer");
    getChildren().addAll(scroll, foot);
    content.getChildren().setAll(Labels.wrapped(Words.of("topology.none"), "t14", "muted"));
  }

  void show(NodeModel model) {
    if (model.equals(shown)) return;
    shown = model;
    var box = model.box();
    var state = Labels.elastic(box.word(), "t12", "semi", "ink", box.kind().mark().tone().style());
    var first = new HBox(8, Glyph.of(box.kind().mark(), look), state);
    first.setAlignment(Pos.CENTER_LEFT);
    var head =
        new VBox(
            8,
            first,
            Labels.wrapped(brief(box.title()), "t18"),
            Labels.wrapped(model.about(), "t12", "muted"));
    content.getChildren().setAll(head);
    for (var section : model.sections()) content.getChildren().add(section(section));
    foot.getChildren().clear();
    model
        .step()
        .ifPresent(
            name ->
                foot.getChildren()
                    .add(
                        Buttons.plain(
                            "topology-step",
                            Words.of("topology.open-step"),
                            "",
                            () -> step.accept(name))));
    model
        .root()
        .ifPresent(
            id ->
                foot.getChildren()
                    .add(
                        Buttons.quiet(
                            "topology-root",
                            Words.of("topology.root"),
                            look.narrow() ? "" : "R",
                            () -> root.accept(id))));
  }

  /// Nobody reads more here, and a text of any length would take the pane with it.
  private static String brief(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "...";
  }

  private VBox section(NodeModel.Section section) {
    var view = new VBox(6, Labels.elastic(section.title(), "t12", "semi", "subtle"));
    for (var line : section.lines()) view.getChildren().add(line(line));
    return view;
  }

  private HBox line(NodeModel.Line line) {
    var row = new HBox(8);
    row.setAlignment(Pos.TOP_LEFT);
    line.mark().ifPresent(mark -> row.getChildren().add(Glyph.of(mark, 0, 16, look)));
    var label = Labels.wrapped(brief(line.label()), "t12");
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    var value = Labels.fixed(line.value(), "t12", "muted");
    value.setMinWidth(Region.USE_PREF_SIZE);
    row.getChildren().addAll(label, value);
    return row;
  }
}
