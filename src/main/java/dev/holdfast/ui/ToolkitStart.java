package dev.holdfast.ui;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.ui.uikit.Fonts;
import dev.holdfast.ui.uikit.Icons;
import dev.holdfast.ui.uikit.Theme;
import dev.holdfast.ui.uikit.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;

/// JavaFX, started on a thread of its own: while it waits for the display, the home and the plans
/// are read.
public final class ToolkitStart {
  private final CompletableFuture<Boolean> dressed = new CompletableFuture<>();
  private final CompletableFuture<Boolean> lettered = new CompletableFuture<>();

  private ToolkitStart() {}

  public static ToolkitStart begin() {
    var start = new ToolkitStart();
    Thread.ofPlatform().daemon(true).name("holdfast-toolkit").start(start::run);
    Thread.ofPlatform().daemon(true).name("holdfast-ahead").start(ToolkitStart::ahead);
    return start;
  }

  /// The first style asks for this logger, and for the first one Java looks for logging systems in
  /// every jar: better here, while JavaFX waits for the display, than in the first frame. So are
  /// the window's words, which JavaFX's own thread would read.
  private static void ahead() {
    Words.of("app.name");
    System.getLogger("javafx.css");
  }

  private void run() {
    try {
      Platform.startup(
          () -> {
            try {
              Theme.DARK.apply();
              dressed.complete(true);
            } catch (RuntimeException e) {
              dressed.completeExceptionally(e);
            }
          });
      // Beside the style sheets, which are read on JavaFX's own thread.
      Fonts.load();
      Icons.load();
      lettered.complete(true);
    } catch (RuntimeException | Error e) {
      lettered.completeExceptionally(e);
    }
  }

  /// Returns once windows can be opened.
  ///
  /// @throws ProblemException `window.no-display`
  void await() throws InterruptedException {
    try {
      lettered.get();
      dressed.get();
    } catch (ExecutionException e) {
      throw noDisplay(e);
    }
  }

  private static ProblemException noDisplay(ExecutionException failed) {
    var cause = failed.getCause() == null ? failed : failed.getCause();
    return new ProblemException(
        Problem.of(
            "window.no-display",
            "No window can be opened: " + cause.getMessage(),
            "Every command works without a window",
            "start it where there is a display, or see `holdfast help`"),
        cause);
  }
}
