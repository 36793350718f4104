package dev.holdfast.installed;

import atlantafx.base.theme.PrimerDark;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// What a window of JavaFX and AtlantaFX costs that does nothing at all.
final class EmptyWindow {
  private EmptyWindow() {}

  static void main() {
    Platform.startup(
        () -> {
          Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
          var stage = new Stage();
          stage.setScene(new Scene(new StackPane(new Label("empty")), 1280, 800));
          stage.show();
        });
  }
}
