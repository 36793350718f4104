package dev.holdfast.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of a plan's folder: which there are, their text, and the hash of all of them.
final class PlanFiles {
  static final long TEXT_LIMIT = 1 << 20;

  private final Path folder;
  private final Reading reading;

  PlanFiles(Path folder, Reading reading) {
    this.folder = folder;
    this.reading = reading;
  }

  /// Whether there is a folder to read at all; says why not.
  boolean usable() {
    if (!Files.exists(folder)) reading.add(Faults.noFolder(folder.toString()));
    else if (!Files.isDirectory(folder)) reading.add(Faults.notAFolder(folder.toString()));
    else if (!Files.isReadable(folder)) {
      reading.add(Faults.unreadable(folder.toString(), "you may not read the folder"));
    } else return true;
    return false;
  }

  /// `plan.yaml`, then the other `*.yaml` beside it by name.
  List<String> planFiles() {
    var files = new ArrayList<>(yaml(""));
    if (files.remove("plan.yaml")) files.addFirst("plan.yaml");
    else reading.add(Faults.noPlanFile());
    return files;
  }

  List<String> scenarioFiles() {
    return Files.isDirectory(folder.resolve("scenarios")) ? yaml("scenarios/") : List.of();
  }

  private List<String> yaml(String under) {
    try (Stream<Path> files = Files.list(folder.resolve(under))) {
      var names = files.map(file -> file.getFileName().toString()).sorted().toList();
      for (var name : names) {
        if (name.endsWith(".yml")) reading.add(Faults.otherEnding(under + name));
      }
      return names.stream().filter(PlanFiles::isYaml).map(name -> under + name).toList();
    } catch (IOException | UncheckedIOException failure) {
      reading.add(Faults.unreadable(under.isEmpty() ? "." : under, reason(failure)));
      return List.of();
    }
  }

  /// The file's name without folder and ending.
  static String stem(String file) {
    return file.substring(file.lastIndexOf('/') + 1, file.length() - ".yaml".length());
  }

  private static boolean isYaml(String name) {
    return name.endsWith(".yaml") && !name.startsWith(".");
  }

  /// The file as nodes; empty where it could not be read, with findings.
  Optional<YamlNode.Mapping> read(String file) {
    return text(file)
        .flatMap(text -> YamlText.read(file, text, reading))
        .flatMap(
            node -> {
              if (node instanceof YamlNode.Mapping mapping) return Optional.of(mapping);
              reading.add(Faults.wrongType(node.at(), "the file", "a group of keys", node.word()));
              return Optional.empty();
            });
  }

  private Optional<String> text(String file) {
    var path = folder.resolve(file);
    try {
      if (!Files.isRegularFile(path)) {
        reading.add(Faults.unreadable(file, "it is not a regular file"));
        return Optional.empty();
      }
      if (!inside(path)) {
        reading.add(Faults.unreadable(file, "it is a link that leaves the plan's folder"));
        return Optional.empty();
      }
      var size = Files.size(path);
      if (size > TEXT_LIMIT) {
        reading.add(Faults.tooBig(file, size, TEXT_LIMIT));
        return Optional.empty();
      }
      var bytes = bounded(path);
      return Utf8.decode(bytes, file, reading);
    } catch (IOException | SecurityException failure) {
      reading.add(Faults.unreadable(file, reason(failure)));
      return Optional.empty();
    }
  }

  private static byte[] bounded(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      return in.readNBytes((int) TEXT_LIMIT);
    }
  }

  private boolean inside(Path path) throws IOException {
    return path.toRealPath().startsWith(folder.toRealPath());
  }

  private static String reason(Exception failure) {
    if (failure instanceof AccessDeniedException) return "you may not read it";
    if (failure instanceof NoSuchFileException) return "it is gone";
    return String.valueOf(failure.getMessage());
  }
}
