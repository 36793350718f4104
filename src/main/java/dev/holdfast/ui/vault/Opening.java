package dev.holdfast.ui.vault;

import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.runbook.glass.Ask;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Fields;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.vault.Lease;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is said when the vault is opened: what for, why, by whom, and for how long.
final class Opening extends VBox {
  private final TextField because;
  private final TextField by;
  private final TextField second;
  private final TextField lease;
  private final ToggleGroup what = new ToggleGroup();
  private final VBox leaseRow;
  private final Runnable changed;

  /// @param changed told whenever something else is said
  Opening(Deck deck, Optional<GlassView.Bound> bound, Runnable changed) {
    super(12);
    this.changed = changed;
    because =
        Fields.draft(
            "vault-because", Words.of("vault.because.prompt"), "vault/because", deck.drafts());
    by = Fields.draft("vault-by", Words.of("vault.by"), "vault/by", deck.drafts());
    if (by.getText().isEmpty()) PersonName.said(deck.person().name()).ifPresent(by::setText);
    second =
        Fields.draft(
            "vault-second", Words.of("vault.second.prompt"), "vault/second", deck.drafts());
    lease = Fields.draft("vault-lease", Words.of("vault.lease"), "vault/lease", deck.drafts());
    if (lease.getText().isEmpty()) lease.setText(Lease.USUAL.toMinutes() + "m");
    leaseRow = row(Words.of("vault.lease"), lease);
    var people = new HBox(12, row(Words.of("vault.by"), by), row(Words.of("vault.second"), second));
    leaseRow.setMinWidth(120);
    var first = new HBox(24, purposes(bound), leaseRow);
    getChildren().addAll(first, row(Words.of("vault.because"), because), people);
    for (var field : java.util.List.of(because, by, second, lease))
      field.textProperty().addListener((_, _, _) -> changed.run());
    judge();
  }

  /// What was said for an opening that is over is said anew for the next one.
  static void spent(Map<String, String> drafts) {
    drafts.keySet().removeIf(key -> key.startsWith("vault/"));
  }

  private Node purposes(Optional<GlassView.Bound> bound) {
    var row = new HBox(8);
    bound
        .filter(GlassView.Bound::real)
        .ifPresent(
            run ->
                row.getChildren()
                    .add(
                        toggle(
                            "vault-for-run",
                            Words.of("vault.for." + run.mode().word()),
                            Ask.For.RUN)));
    row.getChildren()
        .add(
            toggle(
                "vault-for-walkthrough", Words.of("vault.for.walkthrough"), Ask.For.WALKTHROUGH));
    what.selectToggle(what.getToggles().getFirst());
    what.selectedToggleProperty().addListener((_, _, _) -> judge());
    return new VBox(4, Labels.fixed(Words.of("vault.for"), "t12", "muted"), row);
  }

  private ToggleButton toggle(String id, String text, Ask.For meant) {
    var toggle = new ToggleButton(text);
    toggle.setId(id);
    toggle.setUserData(meant);
    toggle.setToggleGroup(what);
    toggle.getStyleClass().addAll("button", "plain", "purpose");
    // One is always chosen: pressed again, it stays.
    toggle.addEventFilter(javafx.event.ActionEvent.ACTION, _ -> what.selectToggle(toggle));
    return toggle;
  }

  private Ask.For meant() {
    var toggle = what.getSelectedToggle();
    return toggle != null && toggle.getUserData() == Ask.For.RUN
        ? Ask.For.RUN
        : Ask.For.WALKTHROUGH;
  }

  private void judge() {
    var run = meant() == Ask.For.RUN;
    leaseRow.setVisible(run);
    leaseRow.setManaged(run);
    changed.run();
  }

  private Optional<Duration> length() {
    if (meant() == Ask.For.WALKTHROUGH) return Optional.of(Lease.USUAL);
    return Durations.parse(lease.getText().strip()).filter(Duration::isPositive);
  }

  /// What is missing before it can be opened, and the field that it belongs into.
  record Missing(String why, TextField field) {}

  /// Empty when nothing is missing.
  Optional<Missing> missing() {
    if (because.getText().isBlank()) return missing("vault.why.because", because);
    if (by.getText().isBlank()) return missing("vault.why.by", by);
    if (PersonName.same(by.getText(), second.getText())) return missing("vault.why.second", second);
    if (length().isEmpty()) return missing("vault.why.lease", lease);
    return Optional.empty();
  }

  private static Optional<Missing> missing(String why, TextField field) {
    return Optional.of(new Missing(Words.of(why), field));
  }

  /// Somebody is about to prove who they are: that stands where only the account of this computer
  /// was known, which is nobody.
  void proves(String name) {
    if (PersonName.said(by.getText()).isEmpty()) by.setText(name);
  }

  /// What Enter does in each of these fields.
  void onEnter(Runnable next) {
    for (var field : java.util.List.of(because, by, second, lease))
      field.setOnAction(_ -> next.run());
  }

  /// Only while nothing is missing.
  Ask ask() {
    return new Ask(
        meant(),
        because.getText().strip(),
        by.getText().strip(),
        second.getText().strip(),
        length().orElse(Lease.USUAL));
  }

  TextField because() {
    return because;
  }

  /// Whether only a name is missing, which whoever proves to be there brings along.
  boolean wantsName() {
    return missing().filter(one -> one.field().equals(by)).isPresent();
  }

  static VBox row(String label, Node field) {
    var row = new VBox(4, Labels.elastic(label, "t12", "muted"), field);
    row.setMinWidth(0);
    HBox.setHgrow(row, Priority.ALWAYS);
    return row;
  }
}
