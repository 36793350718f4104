package dev.holdfast.plan;

import dev.holdfast.plan.Finding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the checks of one plan share: the plan, its places, the words it may use, the findings.
final class References {
  private static final String FAILS = "The run would fail here, in the middle of an outage.";

  final Plan plan;
  final Vocabulary vocabulary;
  final Set<String> components;
  final Set<String> targets;
  final Set<String> roles;
  final Set<String> scenarios;
  private final Positions positions;
  private final Gaps gaps;
  private final List<Finding> findings = new ArrayList<>();
  private final TreeMap<String, TreeMap<String, Integer>> unjudged = new TreeMap<>();

  References(Plan plan, Vocabulary vocabulary, Positions positions, Gaps gaps) {
    this.plan = plan;
    this.gaps = gaps;
    this.vocabulary = vocabulary;
    this.positions = positions;
    this.components = plan.components().stream().map(Component::id).collect(Collectors.toSet());
    this.targets = plan.targets().stream().map(Target::id).collect(Collectors.toSet());
    this.roles = plan.roles().stream().map(Paper.Role::id).collect(Collectors.toSet());
    this.scenarios = plan.scenarios().stream().map(Scenario::id).collect(Collectors.toSet());
    this.scenarios.addAll(gaps.scenarios());
  }

  static String file(Scenario scenario) {
    return "scenarios/" + scenario.id() + ".yaml";
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  boolean written(String path) {
    return positions.has(path);
  }

  /// Whether the object lacks this key only because something there could not be read, which is
  /// already said.
  boolean excused(String path, String key) {
    return gaps.excuses(path, key);
  }

  /// Whether a part of the value could not be read, which is already said.
  boolean lossy(String path) {
    return gaps.lossy(path);
  }

  /// Whether a name may be defined where the plan could not be read; it is then counted.
  boolean hidden(String kind, String path, String word) {
    var where = gaps.hiding(kind, path, word);
    where.ifPresent(
        place ->
            unjudged.computeIfAbsent(place, _ -> new TreeMap<>()).merge(kind, 1, Integer::sum));
    return where.isPresent();
  }

  /// Says in one note what was not judged.
  void sayUnjudged() {
    if (unjudged.isEmpty()) return;
    var each = new ArrayList<String>();
    unjudged.forEach(
        (place, kinds) -> {
          var counts = new ArrayList<String>();
          kinds.forEach((kind, count) -> counts.add(count + " times a " + kind));
          each.add(place + ": " + String.join(", ", counts));
        });
    findings.add(
        new Finding(
            "not-judged",
            Severity.NOTE,
            Position.NOWHERE,
            "Not judged was what names something that may be defined where the plan could not be read. "
                + String.join("; ", each)
                + ".",
            "Whether they name something that exists is not known yet.",
            "Mend the errors, then check again."));
  }

  void error(String code, String path, String message, String fix) {
    error(code, path, message, FAILS, fix);
  }

  void error(String code, String path, String message, String why, String fix) {
    findings.add(new Finding(code, Severity.ERROR, positions.at(path), message, why, fix));
  }

  void warning(String code, String path, String message, String why, String fix) {
    findings.add(new Finding(code, Severity.WARNING, positions.at(path), message, why, fix));
  }

  void note(String code, String path, String message, String why, String fix) {
    findings.add(new Finding(code, Severity.NOTE, positions.at(path), message, why, fix));
  }

  /// Reports a word that names nothing.
  ///
  /// @param kind such as `component`: part of the code and of the sentence
  void known(String kind, String path, @Nullable String word, Collection<String> candidates) {
    if (word == null || word.isEmpty() || candidates.contains(word)) return;
    if (hidden(kind, path, word)) return;
    error(
        "unknown-" + kind.replace(' ', '-'),
        path,
        "There is no %s '%s'. %s".formatted(kind, word, Suggestion.sentence(word, candidates)),
        Suggestion.closest(word, candidates)
            .map(close -> "Write '" + close + "'.")
            .orElse("Use a " + kind + " that exists, or add it."));
  }

  void known(String kind, String path, List<String> words, Collection<String> candidates) {
    for (int i = 0; i < words.size(); i++) known(kind, path + "/" + i, words.get(i), candidates);
  }

  /// Reports ids that occur twice, at their second place.
  void unique(String kind, List<Named> ids) {
    var seen = new HashMap<String, String>();
    for (var named : ids) {
      var before = seen.putIfAbsent(named.id(), named.path());
      if (before == null || named.id().isEmpty()) continue;
      error(
          "duplicate-id",
          named.path() + "/id",
          "The id '%s' of the %s is already at %s."
              .formatted(named.id(), kind, positions.at(before + "/id")),
          "Whoever names it would get one of the two by accident.",
          "Give one of them another id.");
    }
  }

  /// An id and the path of the object that has it.
  record Named(String id, String path) {}
}
