package dev.holdfast.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a plan's folder strictly. All faults of all files come in one go; none is an exception.
public final class PlanLoader {
  /// Where findings about the plan as a whole stand.
  static final Position ROOT = new Position("plan.yaml", 1, 1);

  /// Stands for the document of a plan whose documents could not be read.
  private static final String UNREAD = "?";

  private PlanLoader() {}

  /// What a folder holds.
  ///
  /// @param plan present where no finding is an error
  /// @param hash SHA-256 over the folder's files, hexadecimal; empty where there is no folder
  /// @param positions where each value of the plan is written
  /// @param draft empty where there is no folder
  public record Result(
      Optional<Plan> plan,
      List<Finding> findings,
      String hash,
      Path folder,
      Positions positions,
      Optional<Draft> draft) {
    public Result {
      findings = List.copyOf(findings);
    }

    /// The plan's id, also where the plan is not whole; empty where it is not known.
    public String id() {
      return draft.map(it -> it.plan().id()).orElse("");
    }
  }

  /// What could be read of a plan, good for finding its other faults and for nothing else.
  record Draft(Plan plan, Gaps gaps) {}

  /// Reads `plan.yaml`, the other `*.yaml` beside it and `scenarios/*.yaml`.
  public static Result load(Path folder) {
    return load(folder, new Reading());
  }

  /// The hash of a folder as it is now, as [Result#hash] tells it.
  public static String hash(Path folder) {
    return FolderHash.of(folder, new Reading());
  }

  static Result load(Path folder, Reading reading) {
    var files = new PlanFiles(folder, reading);
    if (!files.usable()) {
      return new Result(
          Optional.empty(), reading.findings(), "", folder, Positions.NONE, Optional.empty());
    }
    var read = new LinkedHashMap<String, YamlNode.Mapping>();
    var unreadable = new ArrayList<String>();
    var root = root(files, reading, read, unreadable);
    reading.document(PlanReader.firstDocument(root).orElse(unreadable.isEmpty() ? "" : UNREAD));
    var scenarios = new ArrayList<Scenario>();
    for (var file : files.scenarioFiles()) {
      var mapping = files.read(file);
      if (mapping.isEmpty()) {
        unreadable.add(file);
        continue;
      }
      read.put(file, mapping.get());
      var map = new YamlMap(mapping.get(), "scenario", reading);
      scenarios.add(ScenarioReader.scenario(map, file));
      map.done();
    }
    var map = new YamlMap(root, "plan", reading);
    var plan = PlanReader.plan(map, List.copyOf(scenarios));
    map.done();
    if (unreadable.stream().anyMatch(file -> !file.contains("/"))) withdrawMissing(reading);
    var hash = FolderHash.of(folder, reading);
    var positions = positions(read, reading);
    return new Result(
        reading.failed() ? Optional.empty() : Optional.of(plan),
        reading.findings(),
        hash,
        folder,
        positions,
        Optional.of(new Draft(plan, new Gaps(positions, unreadable, reading.losses()))));
  }

  /// What is not in the files that could be read may be in the others.
  private static void withdrawMissing(Reading reading) {
    reading.withdraw(finding -> finding.code().equals("missing-key") && finding.at().equals(ROOT));
  }

  private static Positions positions(Map<String, YamlNode.Mapping> read, Reading reading) {
    var positions = new Positions.Builder(reading.losses());
    read.forEach(
        (file, mapping) -> positions.add(file.startsWith("scenarios/") ? file : "", mapping));
    return positions.build();
  }

  /// The top-level keys of all plan files in one.
  private static YamlNode.Mapping root(
      PlanFiles files,
      Reading reading,
      Map<String, YamlNode.Mapping> read,
      List<String> unreadable) {
    var entries = new ArrayList<YamlNode.Entry>();
    Map<String, Position> seen = new LinkedHashMap<>();
    var names = files.planFiles();
    if (!names.contains("plan.yaml")) unreadable.add("plan.yaml");
    for (var file : names) {
      var mapping = files.read(file);
      if (mapping.isEmpty()) {
        unreadable.add(file);
        continue;
      }
      read.put(file, mapping.get());
      for (var entry : mapping.get().entries()) {
        var key = entry.key();
        var before = seen.putIfAbsent(key.text(), key.at());
        if (before == null) {
          entries.add(entry);
          continue;
        }
        reading.add(Faults.keyInTwoFiles(key.at(), key.text(), before));
        entries.stream()
            .filter(first -> first.key().text().equals(key.text()))
            .forEach(first -> reading.losses().part(first.value().at()));
      }
    }
    return new YamlNode.Mapping(List.copyOf(entries), ROOT);
  }
}
