package dev.holdfast.plan;

import dev.holdfast.kernel.Durations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what the plan protects: targets, components, checklist, and the facts of the simulated
/// estate.
final class EstateReader {
  static final List<String> LAYERS = List.of("users", "entry", "service", "store", "outside");

  private EstateReader() {}

  static List<Target> targets(@Nullable YamlNode node, Reading reading) {
    if (node == null) return List.of();
    if (!(node instanceof YamlNode.Mapping mapping)) {
      reading.add(Faults.wrongType(node.at(), "'targets'", "a group of keys", node.word()));
      reading.losses().part(node.at());
      return List.of();
    }
    var targets = new ArrayList<Target>();
    for (var entry : mapping.entries()) {
      var id = entry.key().text();
      if (!YamlMap.isId(id)) {
        reading.add(
            Faults.badValue(
                entry.key().at(), "the target's id", id, "lower-case words joined by '-'"));
      }
      YamlMap.of(entry.value(), "target", reading)
          .map(map -> target(id, map, entry.key().at()))
          .ifPresentOrElse(targets::add, () -> reading.losses().part(entry.value().at()));
    }
    return List.copyOf(targets);
  }

  private static Target target(String id, YamlMap map, Position at) {
    var title = map.optionalText("title");
    var connector = map.text("connector");
    var credential = map.optionalText("credential");
    var endpoint = map.optionalText("endpoint");
    var source = map.source();
    return new Target(id, title, connector, credential, endpoint, map.rest(), source, at);
  }

  static Component component(YamlMap map) {
    return new Component(
        map.id("id"),
        map.text("title"),
        map.text("kind"),
        map.choice("layer", LAYERS),
        map.ids("depends-on"),
        map.optionalText("priority"),
        map.optionalDuration("rto"),
        map.optionalDuration("rpo"),
        map.objects("places", "place", EstateReader::place),
        CheckReader.uses(map, "checks", CheckReader.Look.READ),
        map.optionalText("note"),
        map.source(),
        map.at());
  }

  private static Component.Place place(YamlMap map) {
    return new Component.Place(map.id("target"), map.values("with"), map.flag("standby", false));
  }

  static Checklist.Group group(YamlMap map) {
    return new Checklist.Group(
        map.id("id"),
        map.text("title"),
        map.choice("manner", Checklist.Manner.class, Checklist.Manner.DO_CONFIRM),
        map.requiredObjects("items", "checklist-item", EstateReader::item),
        map.source());
  }

  private static Checklist.Item item(YamlMap map) {
    var holds = map.optionalDuration("holds");
    var forms = List.of("check", "checks", "ask").stream().filter(map::has).toList();
    if (forms.size() != 1) {
      map.reading()
          .add(
              Faults.oneOf(
                  map.at(), "the checklist item", List.of("check", "checks", "ask"), forms));
    }
    var checks = new ArrayList<>(CheckReader.uses(map, "checks", CheckReader.Look.ITEM));
    Optional.ofNullable(CheckReader.beside(map, CheckReader.Look.ITEM)).ifPresent(checks::add);
    if (map.has("ask")) map.misplaced(List.of("standby"), "an item with a check");
    return new Checklist.Item(
        map.id("id"),
        map.text("title"),
        checks,
        map.optionalText("ask"),
        map.choice("required-for", Checklist.RequiredFor.class, Checklist.RequiredFor.RECOVERY),
        holds,
        !map.has("ask") && map.flag("standby", false),
        map.optionalId("owner"),
        map.source(),
        map.at());
  }

  private static Map<String, Object> surprise(YamlMap map) {
    var surprise = new LinkedHashMap<String, Object>();
    var step = map.optionalId("step");
    if (step != null) surprise.put("step", step);
    surprise.put("is", map.choice("is", Scenario.SURPRISES));
    return Collections.unmodifiableMap(surprise);
  }

  /// Facts of a plan, a scenario or a step for the simulated estate: the keys are checked here, the
  /// facts are the rehearsal's.
  static Map<String, Object> rehearse(YamlMap around, String type) {
    var facts = new LinkedHashMap<String, Object>();
    var known =
        switch (type) {
          case "plan-rehearsal" -> List.of("objects");
          case "scenario-rehearsal" -> List.of("faults", "surprises");
          default -> List.of("takes", "sets", "heals", "outputs", "answer");
        };
    around.optionalObject(
        "rehearse",
        type,
        map -> {
          for (var key : known) {
            var value =
                switch (key) {
                  case "objects", "faults", "sets" -> map.objects(key, key, YamlMap::rest);
                  case "surprises" -> map.objects(key, "surprise", EstateReader::surprise);
                  case "heals" -> map.ids(key);
                  case "outputs" -> map.values(key);
                  case "takes" -> {
                    var takes = map.optionalDuration(key);
                    yield takes == null ? null : Durations.write(takes);
                  }
                  default -> map.optionalText(key);
                };
            if (map.has(key) && value != null) facts.put(key, value);
          }
          return facts;
        });
    return Collections.unmodifiableMap(facts);
  }
}
