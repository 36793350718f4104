package dev.holdfast.cli;

import dev.holdfast.runbook.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test that types commands, over a stage and a home of its own.
abstract class AtTerminal {
  @TempDir Path folder;
  Stage stage;
  Terminal terminal;

  @BeforeEach
  final void sitDown() {
    stage = new Stage(folder);
    terminal = new Terminal(stage, folder.resolve("home"));
  }

  @AfterEach
  final void getUp() {
    terminal.close();
    stage.close();
  }
}
