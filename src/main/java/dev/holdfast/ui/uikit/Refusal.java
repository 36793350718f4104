package dev.holdfast.ui.uikit;

import dev.holdfast.kernel.Problem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Says beside a field why what was typed was not taken: what, why, and what to do.
public final class Refusal extends VBox {
  private final Look look;

  public Refusal(String id, Look look) {
    super(2);
    this.look = look;
    setId(id);
    getStyleClass().add(Tone.DANGER.style());
    clear();
  }

  public void show(Problem problem) {
    var what = Labels.wrapped(problem.what(), "t12", "semi", "ink");
    what.setId(getId() + "-what");
    HBox.setHgrow(what, Priority.ALWAYS);
    getChildren().setAll(new HBox(6, Glyph.of(Mark.FAILED, 0, 14, look), what));
    for (var line : new String[] {problem.why(), problem.next()})
      if (!line.isEmpty()) getChildren().add(Labels.wrapped(Words.sentence(line), "t12", "muted"));
    setVisible(true);
    setManaged(true);
  }

  public void clear() {
    getChildren().clear();
    setVisible(false);
    setManaged(false);
  }
}
