package dev.holdfast.ui.vault;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.incident.Updates;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Glyph;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Times;
import dev.holdfast.ui.uikit.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is owed for what left the vault; it stays until each is rotated or signed off.
final class DebtPane {
  private static final int LINES = 8;
  private final Look look;
  private final Does does;

  /// What its buttons do.
  record Does(
      Consumer<String> rotate,
      Consumer<EntryRef> signOff,
      Runnable word,
      Consumer<String> step,
      Consumer<String> act) {}

  DebtPane(Look look, Does does) {
    this.look = look;
    this.does = does;
  }

  VBox content(VaultModel model, GlassView view, Optional<Snapshot> run) {
    var debts = model.debts();
    var title = Labels.fixed(Words.of("vault.debt"), "t18");
    var count = Labels.fixed("", "t12", "semi");
    count.setId("vault-debt-count");
    if (model.owed() > 0) {
      count.setText(Words.of("vault.debt.count", model.owed()));
      count.getStyleClass().addAll("ink", "tone-warning");
    }
    var head = new HBox(8, title, Labels.room(), count);
    head.setAlignment(Pos.CENTER_LEFT);
    var box = new VBox(head, says(model, run));
    box.setId("vault-debt");
    debts.forEach(debt -> box.getChildren().add(debt(debt)));
    model.inRuns().forEach(one -> box.getChildren().add(inRun(one)));
    if (!debts.isEmpty()) scenario(view).ifPresent(box.getChildren()::add);
    model.word().ifPresent(message -> box.getChildren().add(word(message)));
    view.notices().forEach(problem -> box.getChildren().add(notice(problem)));
    view.open()
        .flatMap(GlassView.Open::readOnly)
        .ifPresent(problem -> box.getChildren().add(notice(problem)));
    if (view.open().filter(open -> open.readOnly().isEmpty()).isPresent())
      box.getChildren().add(keys(view));
    var log = VaultModel.log(run);
    if (!log.isEmpty()) box.getChildren().add(log(log));
    return box;
  }

  private static Node says(VaultModel model, Optional<Snapshot> run) {
    var key =
        model.owed() == 0
            ? "vault.debt.none"
            : run.isPresent()
                ? "vault.debt.says"
                : model.debts().isEmpty() ? "vault.debt.runs" : "vault.debt.home";
    var says = Labels.wrapped(Words.of(key), "t12", "muted");
    VBox.setMargin(says, new Insets(6, 0, 16, 0));
    return says;
  }

  private VBox block(Node... nodes) {
    var block = new VBox(4, nodes);
    block.getStyleClass().add("line-muted-above");
    block.setPadding(new Insets(14, 0, 14, 0));
    return block;
  }

  private HBox headed(Mark mark, String text, String state) {
    var label = Labels.elastic(text, "t14", "medium");
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    var row = new HBox(8, Glyph.of(mark, look), label);
    if (!state.isEmpty())
      row.getChildren().add(Labels.fixed(state, "t12", "semi", "ink", mark.tone().style()));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Node under(Node node) {
    VBox.setMargin(node, new Insets(0, 0, 0, 24));
    return node;
  }

  private Node debt(VaultModel.Debt debt) {
    var buttons =
        new HBox(
            4,
            Buttons.plain(
                "vault-rotate-" + debt.entry(),
                Words.of("vault.rotate"),
                "",
                () -> does.rotate().accept(debt.entry())),
            Buttons.quiet(
                "vault-sign-off-" + debt.entry(),
                Words.of("vault.sign-off"),
                "",
                () -> does.signOff().accept(debt.what())));
    if (!debt.elsewhere().isEmpty()) buttons.getChildren().removeFirst();
    for (var button : buttons.getChildren())
      button.setAccessibleText(
          "%s %s %s"
              .formatted(
                  ((javafx.scene.control.Button) button).getText(), debt.entry(), debt.elsewhere())
              .strip());
    var block =
        block(
            headed(Mark.WAITING, debt.entry(), Words.of("vault.owed")),
            under(Labels.wrapped(debt.used(), "t12", "muted")));
    if (!debt.elsewhere().isEmpty()) {
      var where =
          Labels.wrapped(Words.of("vault.debt.elsewhere", debt.elsewhere()), "t12", "muted");
      where.setId("vault-debt-elsewhere");
      block.getChildren().add(under(where));
    }
    if (!debt.owner().isEmpty())
      block.getChildren().add(under(Labels.wrapped(debt.owner(), "t12", "subtle")));
    VBox.setMargin(buttons, new Insets(4, 0, 0, 24));
    block.getChildren().add(buttons);
    return block;
  }

  /// What each credential is stands in the run, and is settled there.
  private Node inRun(OwedInRun one) {
    var block =
        block(
            headed(Mark.WAITING, one.title(), Words.of("vault.debt.count", one.rotations())),
            under(Labels.wrapped(Words.of("vault.debt.in-run", one.incident()), "t12", "muted")));
    block.setId("vault-debt-in-" + one.incident());
    return block;
  }

  private Optional<Node> scenario(GlassView view) {
    return view.bound()
        .flatMap(
            bound ->
                bound
                    .rotation()
                    .map(
                        id -> {
                          var says = Labels.wrapped(Words.of("vault.scenario", id), "t12", "muted");
                          says.setId("vault-scenario");
                          var block = block(says);
                          bound
                              .step()
                              .ifPresent(
                                  step ->
                                      block
                                          .getChildren()
                                          .add(
                                              Buttons.quiet(
                                                  "vault-scenario-step",
                                                  Words.of("vault.scenario.step", step),
                                                  "",
                                                  () -> does.step().accept(step))));
                          return block;
                        }));
  }

  private Node word(Updates.Message message) {
    var button =
        Buttons.plain("vault-word", Words.of("vault.word.do"), "W", () -> does.word().run());
    VBox.setMargin(button, new Insets(4, 0, 0, 24));
    return block(
        headed(Mark.WAITING, Words.of("vault.word", message.audience()), Words.of("vault.owed")),
        under(Labels.wrapped(Words.of("vault.word.says"), "t12", "muted")),
        button);
  }

  /// What opens it, and how more people come to.
  private Node keys(GlassView view) {
    var says =
        view.shares()
            .map(
                shares ->
                    Words.of(
                        "vault.keys.shares",
                        shares.needed(),
                        shares.holders().size(),
                        String.join(", ", shares.holders())))
            .orElse(Words.of("vault.keys.one"));
    var text = Labels.wrapped(says, "t12");
    text.setId("vault-keys");
    // In the narrow pane they take two lines.
    var buttons = new FlowPane(4, 4, act("vault-quorum", "vault.keys.quorum", "Q"));
    if (view.shares().isEmpty())
      buttons
          .getChildren()
          .addAll(
              act("vault-passphrase", "vault.keys.passphrase", "P"),
              act("vault-paper", "vault.keys.paper", ""));
    return block(Labels.fixed(Words.of("vault.keys"), "t12", "semi", "muted"), text, buttons);
  }

  private Node act(String id, String words, String key) {
    return Buttons.quiet(id, Words.of(words), key, () -> does.act().accept(id));
  }

  private Node notice(Problem problem) {
    var what = Labels.wrapped(problem.what(), "t12", "semi");
    HBox.setHgrow(what, Priority.ALWAYS);
    var block = block(new HBox(8, Glyph.of(Mark.ATTENTION, look), what));
    block.setId("vault-notice-" + problem.code().replace('.', '-'));
    for (var line : List.of(problem.why(), problem.next()))
      if (!line.isEmpty()) block.getChildren().add(under(Labels.wrapped(line, "t12", "muted")));
    return block;
  }

  private Node log(List<Snapshot.TimelineLine> lines) {
    var block = block(Labels.fixed(Words.of("vault.log"), "t12", "semi", "muted"));
    lines.stream()
        .limit(LINES)
        .forEach(
            line -> {
              var text = Labels.wrapped(line.text(), "t12");
              HBox.setHgrow(text, Priority.ALWAYS);
              block
                  .getChildren()
                  .add(
                      new HBox(
                          10, Labels.fixed(Times.second(line.at()), "t12", "mono", "muted"), text));
            });
    return block;
  }
}
