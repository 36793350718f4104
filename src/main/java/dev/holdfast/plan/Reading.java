package dev.holdfast.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// One reading of a folder: collects every finding, and which keys were asked for of which kind of
/// object, so that the JSON Schemas can be compared with what is really read.
final class Reading {
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Map<String, Boolean>> asked = new TreeMap<>();
  private final Losses losses = new Losses();
  private String document = "";

  void add(Finding finding) {
    findings.add(finding);
  }

  Losses losses() {
    return losses;
  }

  /// Takes findings back that are only consequences of another one.
  void withdraw(Predicate<Finding> consequence) {
    findings.removeIf(consequence);
  }

  void asked(String type, String key, boolean required) {
    asked
        .computeIfAbsent(type, ignored -> new TreeMap<>())
        .merge(key, required, Boolean::logicalOr);
  }

  /// Kind of object to key to whether it must be there.
  Map<String, Map<String, Boolean>> asked() {
    return asked;
  }

  /// The document that `source` means where it names none.
  String document() {
    return document;
  }

  void document(String id) {
    document = id;
  }

  boolean failed() {
    return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
  }

  /// By file, line, column.
  List<Finding> findings() {
    return findings.stream()
        .distinct()
        .sorted(
            Comparator.<Finding, String>comparing(finding -> finding.at().file())
                .thenComparingInt(finding -> finding.at().line())
                .thenComparingInt(finding -> finding.at().column()))
        .toList();
  }
}
