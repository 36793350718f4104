package dev.holdfast.cli;

/// Says how to go on when the program is ended from outside (Ctrl-C, a closed terminal) while it
/// drives a run.
final class Farewell implements AutoCloseable {
  private final Thread hook;

  private Farewell(Thread hook) {
    this.hook = hook;
  }

  /// @param goOn the command that takes the run up again
  static Farewell until(Out out, String goOn) {
    var hook =
        new Thread(
            () ->
                out.progress(
                    "holdfast: interrupted; what is on record stays, and nothing more is started. Go on with: "
                        + goOn),
            "holdfast-farewell");
    Runtime.getRuntime().addShutdownHook(hook);
    return new Farewell(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already: then it is right that the hook speaks.
    }
  }
}
