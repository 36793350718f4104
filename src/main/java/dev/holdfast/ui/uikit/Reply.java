package dev.holdfast.ui.uikit;

import dev.holdfast.kernel.Problem;
import java.util.function.Consumer;

/// What becomes of something that was told: taken, or refused with its reason. Called on the FX
/// thread, once.
public interface Reply {
  void taken();

  void refused(Problem problem);

  /// For what no field waits for.
  static Reply refusal(Consumer<Problem> refused) {
    return new Reply() {
      @Override
      public void taken() {}

      @Override
      public void refused(Problem problem) {
        refused.accept(problem);
      }
    };
  }
}
