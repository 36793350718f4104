package dev.holdfast.kernel;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Carries a [Problem] up to the edge that shows it.
public final class ProblemException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    this(problem, null);
  }

  public ProblemException(Problem problem, @Nullable Throwable cause) {
    super(problem.code() + ": " + problem.text(), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
