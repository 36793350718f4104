package dev.holdfast.plan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes a plan's folder so that reading it gives the same plan. An existing folder keeps its
/// comments and which file holds which key; other files in it are left alone.
public final class PlanWriter {
  private PlanWriter() {}

  /// Writes every file of the plan, each replaced whole.
  ///
  /// @throws IOException when a file cannot be written; the file is then as it was before
  public static void write(Plan plan, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("scenarios"));
    var reading = new Reading();
    var existing = new PlanFiles(folder, reading);
    var document = plan.documents().isEmpty() ? "" : plan.documents().getFirst().id();
    var byFile = new LinkedHashMap<String, Map<String, Object>>();
    byFile.put("plan.yaml", new LinkedHashMap<>());
    var home = new LinkedHashMap<String, String>();
    for (var file : existing.planFiles()) {
      byFile.putIfAbsent(file, new LinkedHashMap<>());
      existing
          .read(file)
          .ifPresent(
              mapping ->
                  mapping.entries().forEach(entry -> home.putIfAbsent(entry.key().text(), file)));
    }
    new PaperTree(document)
        .plan(plan)
        .forEach(
            (key, value) -> {
              var file = key.equals("holdfast") ? "plan.yaml" : home.getOrDefault(key, "plan.yaml");
              byFile.computeIfAbsent(file, ignored -> new LinkedHashMap<>()).put(key, value);
            });
    var steps = new StepTree(document);
    for (var scenario : plan.scenarios()) {
      byFile.put("scenarios/" + scenario.id() + ".yaml", steps.scenario(scenario));
    }
    for (var file : byFile.entrySet()) replace(folder, file.getKey(), file.getValue());
    for (var file : existing.scenarioFiles()) {
      if (!byFile.containsKey(file)) keepAside(folder.resolve(file), "removed");
    }
  }

  /// Whether two plans say the same, wherever it is written.
  public static boolean same(Plan one, Plan other) {
    return trees(one).equals(trees(other));
  }

  private static Map<String, Object> trees(Plan plan) {
    var trees = new LinkedHashMap<String, Object>(new PaperTree("").plan(plan));
    for (var scenario : plan.scenarios()) {
      trees.put("scenarios/" + scenario.id(), new StepTree("").scenario(scenario));
    }
    return trees;
  }

  private static void replace(Path folder, String name, Map<String, Object> tree)
      throws IOException {
    var file = folder.resolve(name);
    var around = name.startsWith("scenarios/") ? folder.resolve("scenarios") : folder;
    var text = YamlPrinter.print(tree, comments(file, name)).getBytes(StandardCharsets.UTF_8);
    var temporary = Files.createTempFile(around, "." + file.getFileName(), ".tmp");
    try {
      try (var out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(text);
        while (bytes.hasRemaining()) out.write(bytes);
        out.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(around);
  }

  /// A file that cannot be read is kept beside its replacement.
  private static YamlComments comments(Path file, String name) throws IOException {
    if (!Files.isRegularFile(file)) return YamlComments.none();
    var reading = new Reading();
    var text = Utf8.decode(Files.readAllBytes(file), name, reading);
    var node = text.flatMap(it -> YamlText.read(name, it, reading));
    if (text.isEmpty() || node.isEmpty()) {
      keepAside(file, "unreadable");
      return YamlComments.none();
    }
    return YamlComments.of(text.get(), node.get());
  }

  private static void keepAside(Path file, String why) throws IOException {
    for (int i = 1; ; i++) {
      var aside = file.resolveSibling(file.getFileName() + "." + why + (i == 1 ? "" : "-" + i));
      if (Files.exists(aside)) continue;
      Files.move(file, aside);
      return;
    }
  }

  private static void forceFolder(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException ignored) {
      // Windows opens no folders; there the move itself is durable.
      return;
    }
  }
}
