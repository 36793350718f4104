package dev.holdfast.ui.shell;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.ui.uikit.Buttons;
import dev.holdfast.ui.uikit.Labels;
import dev.holdfast.ui.uikit.Sheet;
import dev.holdfast.ui.uikit.Words;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextArea;

/// What happened, why it matters, what to do; the details one key away.
public final class ProblemSheet {
  private ProblemSheet() {}

  public static Sheet of(Problem problem, Runnable close) {
    var sheet = new Sheet("problem", problem.what(), 560);
    if (!problem.why().isEmpty()) sheet.add(Labels.wrapped(Words.sentence(problem.why()), "t14"));
    if (!problem.next().isEmpty()) sheet.add(Labels.wrapped(Words.sentence(problem.next()), "t14"));
    return sheet.add(
        Labels.fixed(problem.code(), "t12", "mono", "subtle"),
        Sheet.buttons(Buttons.plain("problem-close", Words.of("sheet.read"), "Esc", close)));
  }

  private static Problem masked(Problem problem, UnaryOperator<String> masked) {
    return Problem.of(
        problem.code(),
        masked.apply(problem.what()),
        masked.apply(problem.why()),
        masked.apply(problem.next()));
  }

  /// For whatever was thrown: a problem in its own words, else the fault with its trace.
  ///
  /// @param masked takes known secrets out of what is said
  public static Sheet of(Throwable thrown, UnaryOperator<String> masked, Runnable close) {
    if (thrown instanceof ProblemException known) return of(masked(known.problem(), masked), close);
    var trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    var text = new TextArea(masked.apply(trace.toString()));
    text.setEditable(false);
    text.setPrefRowCount(12);
    text.setId("problem-details");
    text.setVisible(false);
    text.setManaged(false);
    var details =
        Buttons.quiet(
            "problem-show",
            Words.of("problem.details"),
            "",
            () -> {
              text.setVisible(true);
              text.setManaged(true);
            });
    return new Sheet("problem", Words.of("problem.fault"), 640)
        .add(
            Labels.wrapped(Words.of("problem.fault.why"), "t14"),
            Labels.wrapped(masked.apply(String.valueOf(thrown)), "t12", "mono"),
            text,
            Sheet.buttons(
                Buttons.plain("problem-close", Words.of("sheet.read"), "Esc", close), details));
  }
}
