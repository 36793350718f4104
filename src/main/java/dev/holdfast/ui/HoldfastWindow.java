package dev.holdfast.ui;

import dev.holdfast.kernel.Problem;
import dev.holdfast.ui.shell.Crossing;
import dev.holdfast.ui.shell.ProblemSheet;
import dev.holdfast.ui.uikit.Theme;
import dev.holdfast.ui.uikit.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Opens the window over a cockpit.
public final class HoldfastWindow {
  private static final java.time.Duration MOMENT = java.time.Duration.ofMillis(400);

  private static final java.time.Duration TICK = java.time.Duration.ofSeconds(1);

  private static final Duration AFTER_FIRST_FRAME = Duration.millis(250);

  private HoldfastWindow() {}

  /// Shows the window as soon as JavaFX is up, and returns once it is closed.
  ///
  /// @param toolkit that was begun before
  /// @param first what the start page shows, being read
  /// @param work where calls that may block run; virtual threads
  /// @param keep told whenever theme, zoom or person change
  /// @param bell given what brings the window to the front, to be called on any thread
  public static void launch(
      ToolkitStart toolkit,
      CompletableFuture<First> first,
      Cockpit cockpit,
      Executor work,
      Settings settings,
      Consumer<Settings> keep,
      Consumer<Runnable> bell)
      throws InterruptedException {
    toolkit.await();
    var closed = new CountDownLatch(1);
    var crossing = new Crossing(work, thrown -> {});
    crossing.call(
        () -> soon(first),
        found -> {
          var stage = new Stage();
          var cabin = new Cabin(cockpit, work, settings, keep, title -> folder(stage, title));
          open(stage, cabin, crossing, closed);
          found.ifPresentOrElse(known -> cabin.home(known.library()), cabin::home);
          stage.show();
          found
              .filter(known -> known.plans() == First.Plans.INDEXED)
              .ifPresent(
                  known -> soonAfter(() -> whole(crossing, cockpit, cabin, known.library())));
          soonAfter(() -> WindowIcons.on(stage));
          bell.accept(() -> crossing.call(() -> true, _ -> front(stage), _ -> {}));
        },
        _ -> {});
    closed.await();
  }

  /// Says in a window of its own why there is no other, to somebody who started Holdfast from an
  /// icon and would see nothing at all. Returns once it is closed.
  public static void refuse(ToolkitStart toolkit, Executor work, Problem problem)
      throws InterruptedException {
    toolkit.await();
    var closed = new CountDownLatch(1);
    new Crossing(work, thrown -> {}).call(() -> true, _ -> refusal(problem, closed), _ -> {});
    closed.await();
  }

  private static void refusal(Problem problem, CountDownLatch closed) {
    var stage = new Stage();
    var over = new StackPane(ProblemSheet.of(problem, stage::close));
    over.setPadding(new Insets(24));
    over.getStyleClass().add(Theme.DARK.word());
    var scene = new Scene(over, 640, 320);
    Theme.DARK.dress(scene);
    scene.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) stage.close();
        });
    stage.setTitle(Words.of("app.name"));
    WindowIcons.on(stage);
    stage.setScene(scene);
    stage.setOnHidden(_ -> closed.countDown());
    stage.show();
  }

  private static Optional<Path> folder(Stage stage, String title) {
    var chooser = new DirectoryChooser();
    chooser.setTitle(title);
    return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
  }

  private static void front(Stage stage) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  /// Once the first frame is on the screen, which has the processor until then.
  private static void soonAfter(Runnable then) {
    new Timeline(new KeyFrame(AFTER_FIRST_FRAME, _ -> then.run())).play();
  }

  /// Reads whole what an index said, and shows it unless something newer is shown meanwhile.
  private static void whole(
      Crossing crossing, Cockpit cockpit, Cabin cabin, Cockpit.Library indexed) {
    crossing.call(
        cockpit::library,
        read -> {
          if (indexed.equals(cabin.library()) && !read.shows(indexed)) cabin.library(read);
        },
        cabin::fault);
  }

  /// What is read in a moment is there in the first frame; what takes longer follows it.
  private static Optional<First> soon(CompletableFuture<First> first) throws InterruptedException {
    try {
      return Optional.of(first.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private static void open(Stage stage, Cabin cabin, Crossing crossing, CountDownLatch closed) {
    Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> cabin.fault(thrown));
    var room = Screen.getPrimary().getVisualBounds();
    var size = OpeningSize.of(room);
    var scene = new Scene(cabin, size.width(), size.height());
    cabin.dress(scene);
    stage.setTitle(Words.of("app.name"));
    stage.setMinWidth(size.leastWidth());
    stage.setMinHeight(size.leastHeight());
    stage.setMaximized(size.maximized());
    stage.setScene(scene);
    var upkeep = Upkeep.ofThisJava();
    // Not where the pointer is: JavaFX tells that anew at every layout, though nobody moved it.
    for (var stir : List.of(KeyEvent.KEY_PRESSED, MouseEvent.MOUSE_PRESSED, ScrollEvent.SCROLL))
      scene.addEventFilter(stir, _ -> upkeep.stirred());
    var beat =
        crossing.every(
            TICK,
            () -> {
              cabin.tick();
              upkeep.second();
            });
    stage.setOnHidden(
        _ -> {
          beat.run();
          cabin.let(closed::countDown);
        });
    stage.setOnCloseRequest(
        event -> {
          if (!cabin.mayClose(stage::hide)) event.consume();
        });
  }
}
