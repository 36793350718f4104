package dev.holdfast.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which definitions of a plan could not be read. A name that may be defined there is not judged:
/// one bad byte would otherwise make every reference look wrong.
final class Gaps {
  /// Kind of name to the top-level key that defines it.
  private static final Map<String, String> SECTIONS =
      Map.of(
          "component", "components",
          "role", "roles",
          "target", "targets",
          "checklist item", "checklist",
          "name", "values");

  /// The values in which a name is defined, besides the section itself.
  private static final Pattern DEFINING =
      Pattern.compile(
          "(components|roles|targets|values|checklist)(/[^/]+)?|checklist/\\d+/items(/\\d+)?");

  private static final Pattern IN_SCENARIO =
      Pattern.compile("(inputs|phases|phases/\\d+/steps)(/\\d+)?");

  private final Positions positions;
  private final List<String> planFiles;
  private final List<String> scenarioFiles;
  private final Set<String> parts;
  private final Set<String> misspelt;
  private final boolean misspeltKey;

  /// @param unreadable files that could not be read at all
  Gaps(Positions positions, List<String> unreadable, Losses losses) {
    this.positions = positions;
    this.planFiles = unreadable.stream().filter(file -> !file.contains("/")).toList();
    this.scenarioFiles = unreadable.stream().filter(file -> file.contains("/")).toList();
    this.parts = positions.paths(losses.parts());
    this.misspelt = positions.paths(losses.misspelt());
    this.misspeltKey = losses.misspelt().contains(PlanLoader.ROOT);
  }

  /// The ids of the scenarios whose files could not be read; a scenario is called like its file.
  Set<String> scenarios() {
    return scenarioFiles.stream().map(PlanFiles::stem).collect(Collectors.toSet());
  }

  /// Where the definition may be that was not found.
  ///
  /// @param kind such as `component`
  /// @param path of the reference
  Optional<String> hiding(String kind, String path, String word) {
    var inScenario = path.startsWith("scenarios/");
    return switch (kind) {
      case "step", "input" -> inScenario(file(path));
      case "name" -> {
        if (word.startsWith("plan.")) yield section("values");
        yield inScenario ? inScenario(file(path)) : inAnyScenario();
      }
      default -> Optional.ofNullable(SECTIONS.get(kind)).flatMap(this::section);
    };
  }

  /// Whether the object lacks something only because it could not be read.
  ///
  /// @param key what it seems to lack
  boolean excuses(String path, String key) {
    return misspelt.contains(path) || positions.has(path + "/" + key);
  }

  /// Whether a part of the value could not be read.
  boolean lossy(String path) {
    return parts.contains(path);
  }

  private Optional<String> section(String key) {
    if (!positions.has(key)) {
      if (!planFiles.isEmpty()) return Optional.of(String.join(", ", planFiles));
      return misspeltKey ? Optional.of("an unknown key of the plan") : Optional.empty();
    }
    return parts.stream()
        .filter(part -> part.equals(key) || part.startsWith(key + "/"))
        .filter(part -> DEFINING.matcher(part).matches())
        .map(part -> "'" + key + "' in " + positions.at(key).file())
        .findFirst();
  }

  private Optional<String> inScenario(String file) {
    if (scenarioFiles.contains(file) || misspelt.contains(file)) return Optional.of(file);
    var under = file + "/";
    return parts.stream()
        .filter(part -> part.startsWith(under))
        .filter(part -> IN_SCENARIO.matcher(part.substring(under.length())).matches())
        .map(part -> file)
        .findFirst();
  }

  private Optional<String> inAnyScenario() {
    if (!scenarioFiles.isEmpty()) return Optional.of(String.join(", ", scenarioFiles));
    return parts.stream()
        .filter(part -> part.startsWith("scenarios/"))
        .flatMap(part -> inScenario(file(part)).stream())
        .sorted()
        .findFirst();
  }

  private static String file(String path) {
    var end = path.indexOf(".yaml");
    return end < 0 ? path : path.substring(0, end + ".yaml".length());
  }
}
