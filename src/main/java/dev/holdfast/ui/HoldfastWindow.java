package dev.holdfast.ui;

import dev.holdfast.kernel.Problem;
import dev.holdfast.ui.shell.Crossing;
import dev.holdfast.ui.shell.ProblemSheet;
import dev.holdfast.ui.uikit.Theme;
import dev.holdfast.ui.uikit.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Opens the window over a cockpit.
public final class HoldfastWindow {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private static final java.time.Duration MOMENT = java.time.Duration.ofMillis(400);

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
          open(stage, cabin, closed);
          found.ifPresentOrElse(known -> cabin.home(known.library()), cabin::home);
          stage.show();
          found
              .filter(known -> known.plans() == First.Plans.INDEXED)
              .ifPresent(
                  known -> soonAfter(() -> whole(crossing, cockpit, cabin, known.library())));
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

  private static void open(Stage stage, Cabin cabin, CountDownLatch closed) {
    Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> cabin.fault(thrown));
    var room = Screen.getPrimary().getVisualBounds();
    var scene =
        new Scene(cabin, Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight()));
    cabin.dress(scene);
    stage.setTitle(Words.of("app.name"));
    stage.setMinWidth(Math.min(1024, room.getWidth()));
    stage.setMinHeight(Math.min(700, room.getHeight()));
    // Title bar and frame come on top: where they would not fit, the window takes the screen.
    stage.setMaximized(room.getWidth() < WIDTH + 16 || room.getHeight() < HEIGHT + 48);
    stage.setScene(scene);
    var beat = new Timeline(new KeyFrame(Duration.seconds(1), _ -> cabin.tick()));
    beat.setCycleCount(Animation.INDEFINITE);
    beat.play();
    stage.setOnHidden(
        _ -> {
          beat.stop();
          cabin.let(closed::countDown);
        });
    stage.setOnCloseRequest(
        event -> {
          if (!cabin.mayClose(stage::hide)) event.consume();
        });
  }
}
