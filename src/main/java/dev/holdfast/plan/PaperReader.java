package dev.holdfast.plan;

import java.util.List;
import java.util.Objects;

/// Reads the parts of a plan that people read: documents, objectives, people, communication,
/// upkeep.
final class PaperReader {
  private PaperReader() {}

  static Paper.Document document(YamlMap map) {
    return new Paper.Document(
        map.id("id"),
        map.text("title"),
        map.optionalText("version"),
        map.optionalDate("updated"),
        map.optionalDate("next-review"),
        map.source());
  }

  static Paper.Review review(YamlMap map) {
    return new Paper.Review(
        map.period("every"), map.optionalDate("last"), map.optionalDate("next"));
  }

  static Paper.Objective objective(YamlMap map) {
    return new Paper.Objective(
        map.id("id"),
        map.text("title"),
        map.optionalDuration("rto"),
        map.optionalDuration("rpo"),
        map.optionalText("priority"),
        map.source());
  }

  static Paper.Tolerance tolerance(YamlMap map) {
    return new Paper.Tolerance(map.id("id"), map.text("title"), map.value("value"), map.source());
  }

  static Paper.Retention retention(YamlMap map) {
    return new Paper.Retention(
        map.text("of"), map.text("keep"), map.optionalText("long-term"), map.source());
  }

  static Paper.Role role(YamlMap map) {
    return new Paper.Role(
        map.id("id"),
        map.text("title"),
        map.optionalText("primary"),
        map.optionalText("backup"),
        map.optionalText("reach"),
        map.optionalText("duty"),
        map.source());
  }

  static Paper.Contact contact(YamlMap map) {
    return new Paper.Contact(
        map.id("id"),
        map.text("title"),
        map.textList("reach"),
        map.optionalText("use"),
        map.optionalDate("verified"),
        map.source());
  }

  static Paper.Service service(YamlMap map) {
    return new Paper.Service(map.id("id"), map.text("title"), map.text("use"), map.source());
  }

  static Paper.Escalation escalation(YamlMap map) {
    return new Paper.Escalation(
        map.id("id"),
        map.text("what"),
        map.text("to"),
        map.duration("after"),
        map.optionalDuration("until"),
        map.source());
  }

  static Paper.Update update(YamlMap map) {
    return new Paper.Update(
        map.id("id"),
        map.text("audience"),
        map.textList("channels"),
        map.optionalLasting("every"),
        Objects.requireNonNullElse(map.optionalText("when"), "always"),
        map.optionalId("owner"),
        map.optionalText("template"),
        map.source());
  }

  static Paper.Metric metric(YamlMap map) {
    return new Paper.Metric(map.id("id"), map.text("title"), map.text("measures"), map.source());
  }

  static Paper.Report report(YamlMap map) {
    return new Paper.Report(
        map.requiredObjects("sections", "report-section", PaperReader::section), map.source());
  }

  private static Paper.Section section(YamlMap map) {
    return new Paper.Section(map.text("title"), map.textList("fields"), map.source());
  }

  static Paper.Meeting meeting(YamlMap map) {
    return new Paper.Meeting(
        map.text("title"),
        map.textList("attendees"),
        map.textList("agenda"),
        map.optionalDuration("within"),
        map.source());
  }

  static Paper.Upkeep upkeep(YamlMap map) {
    return new Paper.Upkeep(
        map.id("id"),
        map.text("title"),
        map.optionalPeriod("every"),
        map.optionalText("when"),
        map.optionalId("scenario"),
        map.optionalId("owner"),
        map.source());
  }

  static Paper.Compliance compliance(YamlMap map) {
    return new Paper.Compliance(
        map.id("id"), map.text("standard"), map.text("requires"), map.source());
  }

  static Paper.Audit audit(YamlMap map) {
    return new Paper.Audit(map.id("id"), map.text("of"), map.requiredTextList("to"), map.source());
  }

  static Paper.Safeguard safeguard(YamlMap map) {
    return new Paper.Safeguard(map.id("id"), map.text("title"), map.text("how"), map.source());
  }

  static Paper.Prose prose(YamlMap map) {
    map.required("source");
    return new Paper.Prose(List.copyOf(map.source()));
  }
}
