package dev.holdfast.incident;

import dev.holdfast.kernel.Moments;
import dev.holdfast.plan.Scenario;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Something that a run was told or may be told, as it stands.
///
/// @param value as it was given; empty where nothing was, and for secrets
/// @param lastGood whether it is a moment that the plan measures from the beginning of impact: the
///   last good one
/// @param sample in a rehearsal, a value that fits the simulated estate, where the plan has one
public record InputView(
    String id,
    String title,
    Scenario.Input.Type type,
    String value,
    boolean lastGood,
    String sample) {
  /// One without a sample.
  public InputView(
      String id, String title, Scenario.Input.Type type, String value, boolean lastGood) {
    this(id, title, type, value, lastGood, "");
  }

  /// One that is no moment before the impact.
  public InputView(String id, String title, Scenario.Input.Type type, String value) {
    this(id, title, type, value, false);
  }

  /// The inputs of the run's own scenario, then those of the scenarios in it that were given, or
  /// that a step waits for.
  static List<InputView> of(Fold fold) {
    var views = new LinkedHashMap<String, InputView>();
    for (var input : fold.scenario().inputs()) views.put(input.id(), view(input, fold));
    var waited =
        Needs.of(fold).stream()
            .filter(need -> need.kind() == Need.Kind.INPUT)
            .map(Need::step)
            .collect(Collectors.toSet());
    for (var scenario : fold.plan().scenarios()) {
      for (var input : scenario.inputs()) {
        if (fold.inputs().containsKey(input.id()) || waited.contains(input.id()))
          views.putIfAbsent(input.id(), view(input, fold));
      }
    }
    return List.copyOf(views.values());
  }

  private static InputView view(Scenario.Input input, Fold fold) {
    var secret = input.type() == Scenario.Input.Type.SECRET;
    var value = secret ? "" : said(fold.inputs().getOrDefault(input.id(), ""));
    var sample = secret || fold.mode() != Mode.REHEARSAL ? "" : sample(input, fold);
    return new InputView(input.id(), input.title(), input.type(), value, lastGood(input), sample);
  }

  private static String sample(Scenario.Input input, Fold fold) {
    var sample = new Rehearsed(fold.plan(), fold.began(), fold.declared()).value(input).orElse("");
    return input.type() == Scenario.Input.Type.INSTANT
        ? Moments.read(sample, fold.declared())
            .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
            .orElse("")
        : sample;
  }

  /// The plan's own hint: a moment that stands for the beginning of impact until somebody knows
  /// better.
  public static boolean lastGood(Scenario.Input input) {
    var hints = input.preset() + " " + input.rehearsed();
    return input.type() == Scenario.Input.Type.INSTANT && hints.contains("${run.began}");
  }

  private static String said(Object value) {
    if (!(value instanceof List<?> list)) return String.valueOf(value);
    return String.join(", ", list.stream().map(String::valueOf).toList());
  }
}
