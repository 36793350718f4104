package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The clocks and names over every page.
final class SituationBar extends VBox {
  private final Look look;
  private final Label plan = Labels.elastic("", "t14", "muted");
  private final Label scenario = Labels.elastic("", "t14", "semi");
  private final Label facts = Labels.fixed("", "t12", "muted");
  private final Label lease = Labels.fixed("", "t12", "medium", "ink", "tone-accent");
  private final HBox notice = new HBox(6);
  private BarModel.@Nullable Notice shown;
  private final ClockColumns columns;

  SituationBar(Look look) {
    this.look = look;
    setId("situation-bar");
    setPadding(new Insets(0, look.narrow() ? 16 : 20, 0, 16));
    setMinWidth(0);
    notice.setId("bar-notice");
    notice.setAlignment(Pos.CENTER_LEFT);
    notice.setMinWidth(0);
    var header = new HBox(7, plan, scenario, Labels.room(), notice, lease, facts);
    header.setAlignment(Pos.CENTER_LEFT);
    header.setMinHeight(36);
    header.setPrefHeight(36);
    plan.setMinWidth(0);
    scenario.setMinWidth(60);
    HBox.setMargin(facts, new Insets(0, 0, 0, 16));
    lease.setId("bar-lease");
    lease("");
    columns = new ClockColumns(look, 4);
    getChildren().addAll(header, columns);
  }

  /// Says how long the vault gives out credentials yet; nothing where it does not.
  void lease(String says) {
    lease.setText(says);
    lease.setVisible(!says.isEmpty());
    lease.setManaged(!says.isEmpty());
  }

  private void notice(BarModel.Notice next) {
    if (next.equals(shown)) return;
    shown = next;
    notice.setVisible(!next.text().isEmpty());
    notice.setManaged(!next.text().isEmpty());
    notice.getStyleClass().setAll(next.mark().tone().style());
    var words = Labels.elastic(next.text(), "t14", "semi", "ink");
    notice.getChildren().setAll(Glyph.of(next.mark(), 0, 14, look), words);
  }

  void show(BarModel model) {
    plan.setText(model.plan());
    scenario.setText(model.scenario());
    var brief = model.scenario().length() <= (look.narrow() ? 28 : 44);
    scenario.setMinWidth(brief ? Region.USE_PREF_SIZE : look.narrow() ? 200 : 320);
    notice(model.notice());
    // What concerns the whole run comes before who declared it when.
    var loud = !model.notice().text().isEmpty();
    facts.setVisible(!loud || !look.narrow());
    facts.setManaged(facts.isVisible());
    facts.setText(look.narrow() || loud ? model.factsNarrow() : model.facts());
    columns.show(model.columns());
  }
}
