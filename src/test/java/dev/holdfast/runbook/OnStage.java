package dev.holdfast.runbook;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test that has a stage of its own.
abstract class OnStage {
  @TempDir Path folder;
  Stage stage;

  @BeforeEach
  void raise() {
    stage = new Stage(folder);
  }

  @AfterEach
  void strike() {
    stage.close();
  }
}
