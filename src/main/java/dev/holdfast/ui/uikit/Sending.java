package dev.holdfast.ui.uikit;

import dev.holdfast.kernel.Problem;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;

/// Sends what a form holds, one at a time. What was typed stays until it is taken; a refusal is
/// said at the field, which gets the keyboard back.
public final class Sending {
  private final Function<Problem, Node> field;
  private final Refusal refusal;
  private final Consumer<Problem> elsewhere;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /// @param elsewhere told of a refusal that comes when the form is gone
  public Sending(Node field, Refusal refusal, Consumer<Problem> elsewhere) {
    this(_ -> field, refusal, elsewhere);
  }

  /// @param field which of several fields a refusal is about
  public Sending(Function<Problem, Node> field, Refusal refusal, Consumer<Problem> elsewhere) {
    this.field = field;
    this.refusal = refusal;
    this.elsewhere = elsewhere;
  }

  /// Whether something was sent and not answered yet.
  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  public void send(Consumer<Reply> tell, Runnable taken) {
    if (busy.get()) return;
    busy.set(true);
    refusal.clear();
    tell.accept(
        new Reply() {
          @Override
          public void taken() {
            busy.set(false);
            taken.run();
          }

          @Override
          public void refused(Problem problem) {
            busy.set(false);
            Sending.this.refused(problem);
          }
        });
  }

  private void refused(Problem problem) {
    var about = field.apply(problem);
    if (about.getScene() == null) {
      elsewhere.accept(problem);
      return;
    }
    refusal.show(problem);
    about.requestFocus();
  }
}
