package dev.holdfast.ui;

import dev.holdfast.ui.shell.Crossing;
import dev.holdfast.ui.uikit.Fonts;
import dev.holdfast.ui.uikit.Words;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Opens the window over a cockpit.
public final class HoldfastWindow {
  private HoldfastWindow() {}

  /// Starts JavaFX, shows the window and returns once it is closed.
  ///
  /// @param work where calls that may block run; virtual threads
  /// @param keep told whenever theme, zoom or person change
  /// @param bell given what brings the window to the front, to be called on any thread
  public static void launch(
      Cockpit cockpit,
      Executor work,
      Settings settings,
      Consumer<Settings> keep,
      Consumer<Runnable> bell)
      throws InterruptedException {
    var closed = new CountDownLatch(1);
    Platform.startup(
        () -> {
          var stage = new Stage();
          open(stage, cockpit, work, settings, keep, closed);
          var crossing = new Crossing(work, thrown -> {});
          bell.accept(() -> crossing.call(() -> true, _ -> front(stage), _ -> {}));
        });
    closed.await();
  }

  private static void front(Stage stage) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }

  private static void open(
      Stage stage,
      Cockpit cockpit,
      Executor work,
      Settings settings,
      Consumer<Settings> keep,
      CountDownLatch closed) {
    Fonts.load();
    var cabin = new Cabin(cockpit, work, settings, keep);
    Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> cabin.fault(thrown));
    var scene = new Scene(cabin, 1280, 800);
    cabin.dress(scene);
    stage.setTitle(Words.of("app.name"));
    stage.setMinWidth(1024);
    stage.setMinHeight(700);
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
    cabin.home();
    stage.show();
  }
}
