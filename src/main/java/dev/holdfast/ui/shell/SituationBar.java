package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.BarNames;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The clocks and names over every page.
final class SituationBar extends VBox {
  private final Look look;
  private final Label plan = Labels.elastic("", "t14", "muted");
  private final Label scenario = Labels.elastic("", "t14", "semi");
  private final BarNames names = new BarNames(plan, scenario);
  private final Label facts = Labels.elastic("", "t12", "muted");
  private final Label lease = Labels.fixed("", "t12", "medium", "ink", "tone-accent");
  private final HBox notice = new HBox(6);
  private BarModel.@Nullable Notice shown;
  private final ClockColumns columns;

  SituationBar(Look look) {
    this.look = look;
    setId("situation-bar");
    names.setId("bar-names");
    setPadding(new Insets(0, look.narrow() ? 16 : 20, 0, 16));
    setMinWidth(0);
    notice.setId("bar-notice");
    notice.setAlignment(Pos.CENTER_LEFT);
    notice.setMinWidth(0);
    var header = new HBox(7, names, Labels.room(), notice, lease, facts);
    header.setAlignment(Pos.CENTER_LEFT);
    header.setMinHeight(36);
    header.setPrefHeight(36);
    HBox.setMargin(facts, new Insets(0, 0, 0, 16));
    facts.setId("bar-facts");
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
    // That it is offline is short, and must not be shortened; which signs fail may be.
    var whole = next.mark() == Mark.PAUSED;
    var words =
        whole
            ? Labels.fixed(next.text(), "t14", "semi", "ink")
            : Labels.elastic(next.text(), "t14", "semi", "ink");
    // The names give way before the words of a sign do, and those end in dots before who leads is
    // pushed out.
    words.setMinWidth(
        whole
            ? Region.USE_PREF_SIZE
            : Math.min(8.0 * next.text().length(), look.narrow() ? 140 : 240));
    notice.setMinWidth(
        next.text().isEmpty() ? 0 : whole ? Region.USE_PREF_SIZE : Region.USE_COMPUTED_SIZE);
    notice.setMaxWidth(Region.USE_PREF_SIZE);
    notice.getChildren().setAll(Glyph.of(next.mark(), 0, 14, look), words);
  }

  void show(BarModel model) {
    plan.setText(model.plan());
    scenario.setText(model.scenario());
    var brief = model.scenario().length() <= (look.narrow() ? 28 : 44);
    notice(model.notice());
    // What concerns the whole run comes before who declared it when; who leads it stays.
    var loud = !model.notice().text().isEmpty();
    names.crowded(loud && look.narrow());
    names.least(brief ? Region.USE_PREF_SIZE : loud || look.narrow() ? 200 : 320);
    facts.setMinWidth(
        loud ? Math.min(7.0 * model.factsNarrow().length(), 120) : Region.USE_PREF_SIZE);
    facts.setText(look.narrow() || loud || !brief ? model.factsNarrow() : model.facts());
    columns.show(model.columns());
  }

  /// The row that stands over every page.
  static HBox row(Node block, SituationBar bar, Node next) {
    HBox.setHgrow(bar, Priority.ALWAYS);
    var top = new HBox(block, bar, next);
    top.getStyleClass().add("bar");
    top.setMinHeight(133);
    top.setPrefHeight(133);
    top.setMaxHeight(133);
    top.setFillHeight(true);
    return top;
  }
}
