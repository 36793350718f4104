package dev.holdfast.ui;

import dev.holdfast.incident.Person;
import dev.holdfast.ui.uikit.Fonts;
import dev.holdfast.ui.uikit.Theme;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A JVM of its own that shows one window, says so at the second frame, and ends.
final class FirstWindow {
  static final String SHOWN = "shown";

  private FirstWindow() {}

  static void main(String[] args) {
    var empty = args[0].equals("empty");
    Platform.startup(() -> show(empty ? new Scene(new StackPane(), 1280, 800) : cabin()));
  }

  private static Scene cabin() {
    Fonts.load();
    var settings =
        new Settings(Theme.DARK, 1, ZoneId.of("Europe/Berlin"), new Person("M. O.", "commander"));
    var cockpit = new FakeCockpit(_ -> new FakeRun(Story.live(), (_, _) -> Optional.empty()));
    var cabin =
        new Cabin(
            cockpit,
            Executors.newVirtualThreadPerTaskExecutor(),
            settings,
            _ -> {},
            _ -> java.util.Optional.empty());
    var scene = new Scene(cabin, 1280, 800);
    cabin.dress(scene);
    cabin.home();
    return scene;
  }

  private static void show(Scene scene) {
    var stage = new Stage();
    stage.setScene(scene);
    stage.show();
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        var ready = scene.getRoot() instanceof StackPane || scene.lookup("#scenarios") != null;
        if (!ready || ++frames < 2) return;
        System.out.println(SHOWN);
        System.out.flush();
        stop();
        Runtime.getRuntime().halt(0);
      }
    }.start();
  }
}
