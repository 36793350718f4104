package dev.holdfast.estate;

import dev.holdfast.plan.CheckUse;
import dev.holdfast.plan.Component;
import dev.holdfast.plan.Paper;
import dev.holdfast.plan.Plan;
import dev.holdfast.plan.Scenario;
import dev.holdfast.plan.Step;
import dev.holdfast.plan.StepBody;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which steps of a scenario have to do with a component, and who can help with it. Pure.
public final class Touches {
  private Touches() {}

  /// Steps that bring it back, act on it or look at it: at one of its places, under one of the
  /// names that it has there.
  public static List<Step> steps(Plan plan, Scenario scenario, Component component) {
    var known = new KnownValues(plan, Leaning.presets(scenario));
    return scenario.phases().stream()
        .flatMap(phase -> phase.steps().stream())
        .filter(step -> touches(step, component, known))
        .toList();
  }

  private static boolean touches(Step step, Component component, KnownValues known) {
    if (step.brings().contains(component.id())) return true;
    var body = step.body();
    if (body instanceof StepBody.Action action
        && at(action.target(), action.with(), component, known)) return true;
    var waits = body instanceof StepBody.Wait wait ? wait.check() : null;
    return Stream.of(
            Stream.ofNullable(waits), Stream.ofNullable(step.when()), step.verify().stream())
        .flatMap(uses -> uses)
        .anyMatch((CheckUse use) -> at(use.target(), use.with(), component, known));
  }

  private static boolean at(
      @Nullable String target, Map<String, Object> with, Component component, KnownValues known) {
    var values = texts(known.of(with));
    return component.places().stream()
        .filter(place -> place.target().equals(target))
        .anyMatch(place -> texts(place.with()).stream().anyMatch(values::contains));
  }

  private static Set<String> texts(Object value) {
    return switch (value) {
      case String text -> Set.of(text);
      case List<?> list ->
          list.stream().flatMap(item -> texts(item).stream()).collect(Collectors.toSet());
      case Map<?, ?> map ->
          map.values().stream().flatMap(item -> texts(item).stream()).collect(Collectors.toSet());
      default -> Set.of();
    };
  }

  /// A name and a way to reach it.
  public record Help(String who, String reach) {}

  /// The roles that own those steps, then the contacts that speak of the component or its vendor.
  public static List<Help> help(Plan plan, List<Step> steps, Component component) {
    var all = new LinkedHashSet<Help>();
    for (var step : steps) {
      for (var role : plan.roles()) {
        if (role.id().equals(step.owner())) all.add(new Help(role.title(), person(role)));
      }
    }
    var words = words(plan, component);
    for (var contact : plan.contacts()) {
      var says = contact.title() + " " + Objects.requireNonNullElse(contact.use(), "");
      if (words.stream().anyMatch(word -> speaks(says, word))) {
        all.add(new Help(contact.title(), String.join(", ", contact.reach())));
      }
    }
    return List.copyOf(all);
  }

  private static String person(Paper.Role role) {
    return Stream.of(role.primary(), role.reach())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private static Set<String> words(Plan plan, Component component) {
    var words = new LinkedHashSet<>(List.of(component.id(), component.title()));
    for (var place : component.places()) {
      plan.target(place.target())
          .filter(target -> !target.connector().equals("web"))
          .ifPresent(target -> words.add(target.connector()));
    }
    return words;
  }

  private static boolean speaks(String text, String word) {
    return Pattern.compile(
            "(?<![a-z0-9])" + Pattern.quote(word.toLowerCase(Locale.ROOT)) + "(?![a-z0-9])")
        .matcher(text.toLowerCase(Locale.ROOT))
        .find();
  }
}
