package dev.holdfast.ui;

import java.nio.file.Path;
import java.util.Optional;

/// Asks a person for a folder. Called on the FX thread, and may wait there for the person.
public interface FolderChoice {
  /// The folder that a person chose; empty when they changed their mind.
  Optional<Path> choose(String title);
}
