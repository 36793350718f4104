package dev.holdfast.plan;

import dev.holdfast.kernel.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one scenario file.
final class ScenarioReader {
  /// What stands in [Scenario#checklist()] where the file says `checklist: []`: no item holds the
  /// recovery clock (an empty list means that all required ones do).
  static final String NO_ITEM = "none";

  private ScenarioReader() {}

  /// @param file the scenario is called like it; another name in it is a finding
  static Scenario scenario(YamlMap map, String file) {
    var id = map.id("scenario");
    if (!id.isEmpty() && !file.equals("scenarios/" + id + ".yaml")) {
      map.reading().add(Faults.otherName(map.place("scenario"), id, file));
    }
    return new Scenario(
        PlanFiles.stem(file),
        map.text("title"),
        map.optionalText("text"),
        map.choice("kind", Scenario.Kind.class, Scenario.Kind.DISASTER),
        map.optionalText("probability"),
        map.optionalText("impact"),
        map.optionalText("severity"),
        map.optionalDuration("rto"),
        map.optionalDuration("rpo"),
        map.flag("rto-derived", false),
        map.optionalObject("estimate", "estimate", ScenarioReader::estimate),
        map.items("detect", node -> sign(node, map.reading())),
        map.objects("inputs", "input", ScenarioReader::input),
        map.ids("brings"),
        checklist(map),
        map.requiredObjects("phases", "phase", ScenarioReader::phase),
        EstateReader.rehearse(map, "scenario-rehearsal"),
        map.source(),
        map.at());
  }

  private static List<String> checklist(YamlMap map) {
    var stated = map.statedIds("checklist");
    return stated.isPresent() && stated.get().isEmpty()
        ? List.of(NO_ITEM)
        : stated.orElse(List.of());
  }

  private static Scenario.Estimate estimate(YamlMap map) {
    return new Scenario.Estimate(map.duration("from"), map.duration("to"));
  }

  private static Scenario.@Nullable Sign sign(YamlNode node, Reading reading) {
    if (node instanceof YamlNode.Scalar scalar && YamlValues.of(scalar) instanceof String title) {
      return new Scenario.Sign(slug(title), title, null, List.of());
    }
    return YamlMap.of(node, "sign", reading).map(ScenarioReader::sign).orElse(null);
  }

  private static Scenario.Sign sign(YamlMap map) {
    var id = map.optionalId("id");
    var title = map.text("title");
    var sign =
        new Scenario.Sign(
            id == null ? slug(title) : id,
            title,
            CheckReader.beside(map, CheckReader.Look.READ),
            map.source());
    map.done();
    return sign;
  }

  /// The id of a sign that states none: its first words.
  static String slug(String title) {
    var words =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (words.isEmpty()) return "sign";
    if (words.length() <= 40) return words;
    var cut = words.lastIndexOf('-', 40);
    return words.substring(0, cut > 0 ? cut : 40);
  }

  private static Scenario.Input input(YamlMap map) {
    return new Scenario.Input(
        map.id("id"),
        map.choice("kind", Scenario.Input.Type.class, Scenario.Input.Type.TEXT),
        map.text("title"),
        map.optionalValue("default"),
        map.optionalValue("rehearsed"),
        map.optionalText("choose"),
        map.source(),
        map.at());
  }

  private static Scenario.Phase phase(YamlMap map) {
    return new Scenario.Phase(
        map.text("title"),
        window(map),
        map.requiredObjects("steps", "step", StepReader::step),
        map.source(),
        map.at());
  }

  private static Scenario.@Nullable Window window(YamlMap map) {
    var text = map.optionalText("window");
    if (text == null) return null;
    var parts = text.split("\\.\\.", -1);
    var from =
        parts.length == 2 ? YamlMap.durationOf(parts[0].strip()) : Optional.<Duration>empty();
    var to = parts.length == 2 ? YamlMap.durationOf(parts[1].strip()) : Optional.<Duration>empty();
    if (from.isEmpty() || to.isEmpty()) {
      map.fault("window", "two durations from the declaration such as 15m..60m");
      return null;
    }
    if (to.get().compareTo(from.get()) <= 0) {
      map.fault(
          "window",
          "a window that ends after it begins (it begins at %s and ends at %s)"
              .formatted(Durations.exact(from.get()), Durations.exact(to.get())));
    }
    return new Scenario.Window(from.get(), to.get());
  }
}
