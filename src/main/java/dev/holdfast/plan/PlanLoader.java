package dev.holdfast.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Reads a plan's folder strictly. All faults of all files come in one go; none is an exception.
public final class PlanLoader {
  private PlanLoader() {}

  /// What a folder holds.
  ///
  /// @param plan present where no finding is an error
  /// @param hash SHA-256 over the folder's files, hexadecimal; empty where there is no folder
  /// @param positions where each value of the plan is written
  public record Result(
      Optional<Plan> plan, List<Finding> findings, String hash, Path folder, Positions positions) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /// Reads `plan.yaml`, the other `*.yaml` beside it and `scenarios/*.yaml`.
  public static Result load(Path folder) {
    return load(folder, new Reading());
  }

  static Result load(Path folder, Reading reading) {
    var files = new PlanFiles(folder, reading);
    if (!files.usable()) {
      return new Result(Optional.empty(), reading.findings(), "", folder, Positions.NONE);
    }
    var positions = new Positions.Builder();
    var root = root(files, reading, positions);
    reading.document(Objects.requireNonNullElse(PlanReader.firstDocument(root.mapping()), ""));
    var scenarios = new ArrayList<Scenario>();
    for (var file : files.scenarioFiles()) {
      var mapping = files.read(file);
      if (mapping.isEmpty()) continue;
      positions.add(file, mapping.get());
      var map = new YamlMap(mapping.get(), "scenario", reading);
      var scenario = ScenarioReader.scenario(map);
      map.done();
      if (!scenario.id().isEmpty() && !file.equals("scenarios/" + scenario.id() + ".yaml")) {
        reading.add(Faults.otherName(map.place("scenario"), scenario.id(), file));
      }
      scenarios.add(scenario);
    }
    var plan = Optional.<Plan>empty();
    if (root.whole()) {
      var map = new YamlMap(root.mapping(), "plan", reading);
      plan = Optional.of(PlanReader.plan(map, List.copyOf(scenarios)));
      map.done();
    }
    var hash = FolderHash.of(folder, reading);
    return new Result(
        reading.failed() ? Optional.empty() : plan,
        reading.findings(),
        hash,
        folder,
        positions.build());
  }

  /// The top-level keys of all plan files in one.
  ///
  /// @param whole whether every file could be read, so that what is missing is really missing
  private record Root(YamlNode.Mapping mapping, boolean whole) {}

  private static Root root(PlanFiles files, Reading reading, Positions.Builder positions) {
    var entries = new ArrayList<YamlNode.Entry>();
    Map<String, Position> seen = new LinkedHashMap<>();
    var names = files.planFiles();
    var whole = names.contains("plan.yaml");
    for (var file : names) {
      var mapping = files.read(file);
      if (mapping.isEmpty()) {
        whole = false;
        continue;
      }
      positions.add("", mapping.get());
      for (var entry : mapping.get().entries()) {
        var key = entry.key();
        var before = seen.putIfAbsent(key.text(), key.at());
        if (before == null) entries.add(entry);
        else reading.add(Faults.keyInTwoFiles(key.at(), key.text(), before));
      }
    }
    return new Root(
        new YamlNode.Mapping(List.copyOf(entries), new Position("plan.yaml", 1, 1)), whole);
  }
}
