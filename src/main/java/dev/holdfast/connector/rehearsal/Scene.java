package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Param;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.plan.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call upon the simulated estate: its parameters by name and the things it may mean.
record Scene(SimulatedEstate estate, Call call, List<Param> params) {
  String target() {
    return call.place().map(place -> place.id()).orElse("");
  }

  Things things() {
    return estate.things();
  }

  Instant now() {
    return estate.clock().now();
  }

  Optional<Object> find(String name) {
    var given = call.args().find(name);
    if (given.isPresent()) return given;
    return params.stream()
        .filter(param -> param.name().equals(name))
        .flatMap(param -> Optional.ofNullable(param.preset()).stream())
        .findFirst();
  }

  String text(String name) {
    return find(name)
        .map(String::valueOf)
        .filter(text -> !text.isBlank())
        .orElseThrow(
            () -> refuse("missing-parameter", "The parameter " + name + " is missing or empty"));
  }

  String textOr(String name, String other) {
    return find(name).map(String::valueOf).orElse(other);
  }

  long number(String name) {
    var value = text(name);
    try {
      return Long.parseLong(value.trim());
    } catch (NumberFormatException notANumber) {
      throw refuse("wrong-parameter", name + " is " + value + ", not a whole number");
    }
  }

  long number(String name, long other) {
    return find(name).isPresent() ? number(name) : other;
  }

  boolean flag(String name) {
    return find(name).map(Json::flag).orElse(false);
  }

  Optional<Instant> instant(String name) {
    var value = find(name);
    if (value.isEmpty()) return Optional.empty();
    if (value.get() instanceof Instant instant) return Optional.of(instant);
    try {
      return Optional.of(Instant.parse(value.get().toString()));
    } catch (DateTimeParseException notAnInstant) {
      throw refuse("wrong-parameter", name + " is " + value.get() + ", not a moment in UTC");
    }
  }

  Duration duration(String name, Duration other) {
    return find(name).flatMap(Facts::duration).orElse(other);
  }

  List<Object> list(String name) {
    return find(name).map(Json::list).orElse(List.of());
  }

  List<String> texts(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  Map<String, Object> map(String name) {
    return find(name).map(Json::map).orElse(Map.of());
  }

  ThingId id(String kind, String name) {
    return ThingId.of(target(), kind, name);
  }

  /// The thing, which must be there.
  ThingId there(String kind, String name) {
    var id = id(kind, name);
    if (things().has(id)) return id;
    throw refuse(
        "not-found", "There is no %s called %s at %s".formatted(words(kind), name, where()));
  }

  /// The thing, which must be there if the estate names any of its kind at this target.
  ThingId known(String kind, String name) {
    var id = id(kind, name);
    return things().of(target(), kind).isEmpty() ? id : there(kind, name);
  }

  private String where() {
    return target().isEmpty() ? "the simulated estate" : target();
  }

  static String words(String kind) {
    return kind.substring(kind.indexOf('.') + 1).replace('-', ' ');
  }

  Object get(ThingId id, String attribute, Object other) {
    var value = things().get(id, attribute);
    return value == null ? other : value;
  }

  String region() {
    return call.place().flatMap(place -> place.setting("region")).orElse("local");
  }

  String account() {
    return call.place().flatMap(place -> place.setting("account")).orElse("000000000000");
  }

  String arn(String service, String what) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, region(), account(), what);
  }

  Optional<Target> targetWith(String setting, String value) {
    return estate.plan().targets().stream()
        .filter(target -> value.equals(Json.text(target.settings().get(setting))))
        .findFirst();
  }

  /// The same for the same names, between the two, so that a rehearsal can be told again.
  Duration takes(Duration least, Duration most, String name) {
    var share = Math.floorMod(name.hashCode() * 31 + 17, 1000);
    return least.plus(most.minus(least).multipliedBy(share).dividedBy(1000));
  }

  ProblemException refuse(String code, String what) {
    return new ProblemException(
        Problem.of(
            "rehearsal." + code,
            what,
            "the simulated estate did nothing",
            "compare the step's parameters with the estate"));
  }
}
