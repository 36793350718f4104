package dev.holdfast.plan;

import java.util.List;
import java.util.Optional;

/// Reads the top-level keys of a plan's files.
final class PlanReader {
  private PlanReader() {}

  static Plan plan(YamlMap map, List<Scenario> scenarios) {
    map.count("holdfast", 1, 1, 1);
    map.required("holdfast");
    return new Plan(
        map.id("plan"),
        map.text("title"),
        map.optionalText("text"),
        map.optionalText("owner"),
        map.objects("documents", "document", PaperReader::document),
        map.optionalObject("review", "review", PaperReader::review),
        map.objects("objectives", "objective", PaperReader::objective),
        map.objects("tolerances", "tolerance", PaperReader::tolerance),
        map.values("values"),
        EstateReader.targets(map.optional("targets"), map.reading()),
        map.objects("components", "component", EstateReader::component),
        map.objects("backups", "backup", BackupReader::backup),
        map.objects("markers", "marker", BackupReader::marker),
        map.objects("retention", "retention", PaperReader::retention),
        map.objects("roles", "role", PaperReader::role),
        map.objects("contacts", "contact", PaperReader::contact),
        map.objects("services", "service", PaperReader::service),
        map.objects("escalation", "escalation", PaperReader::escalation),
        map.objects("updates", "update", PaperReader::update),
        new Checklist(map.objects("checklist", "checklist-group", EstateReader::group)),
        map.objects("metrics", "metric", PaperReader::metric),
        map.optionalObject("report", "report", PaperReader::report),
        map.objects("meetings", "meeting", PaperReader::meeting),
        map.objects("upkeep", "upkeep", PaperReader::upkeep),
        map.objects("compliance", "compliance", PaperReader::compliance),
        map.objects("audit", "audit", PaperReader::audit),
        map.objects("safeguards", "safeguard", PaperReader::safeguard),
        map.objects("prose", "prose", PaperReader::prose),
        EstateReader.rehearse(map, "plan-rehearsal"),
        scenarios);
  }

  /// The id of the first document, which `source` means where it names none.
  static Optional<String> firstDocument(YamlNode.Mapping root) {
    for (var entry : root.entries()) {
      if (!entry.key().text().equals("documents")) continue;
      if (entry.value() instanceof YamlNode.Sequence list
          && !list.items().isEmpty()
          && list.items().getFirst() instanceof YamlNode.Mapping document) {
        for (var field : document.entries()) {
          if (field.key().text().equals("id") && field.value() instanceof YamlNode.Scalar id) {
            return Optional.of(id.text());
          }
        }
      }
    }
    return Optional.empty();
  }
}
