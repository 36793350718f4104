package dev.holdfast.connector.rehearsal;

import java.util.Locale;
import java.util.Optional;

/// Which simulated database a `psql` call reaches, and what it answers.
final class Databases {
  private static final String FAULTS =
      "(?s).*(fault|failure|integrity|violation|orphan|conflict).*";
  private static final String ERRORS = " answers with errors";

  private Databases() {}

  /// Why the database is not there to answer; empty when it is, damaged or not.
  static Optional<String> gone(Scene scene) {
    return trouble(scene).filter(text -> !text.endsWith(ERRORS));
  }

  /// Why the database does not do its work; empty when it does.
  static Optional<String> trouble(Scene scene) {
    var health = scene.estate().health();
    if (!health.reachable(scene.target())) {
      return Optional.of(scene.target() + " does not answer");
    }
    var host = scene.textOr("host", setting(scene, "host"));
    var instance = instance(scene, host);
    if (instance.isPresent()) {
      var status = Json.text(scene.get(instance.get(), "status", "available"));
      if (!status.equals("available")) return Optional.of(instance.get().name() + " is " + status);
      return health.fine(instance.get())
          ? Optional.empty()
          : Optional.of(instance.get().name() + ERRORS);
    }
    if (scene.find("host").isPresent() && host.endsWith(".rds.rehearsal.invalid")) {
      return Optional.of("no host is called " + host);
    }
    var here = scene.things().of(scene.target(), "psql.database");
    if (!here.isEmpty()) {
      var name = scene.textOr("database", setting(scene, "database"));
      var found =
          name.isEmpty()
              ? Optional.of(here.getFirst())
              : here.stream().filter(id -> isCalled(scene, id, name)).findFirst();
      if (found.isEmpty()) return Optional.of("database \"" + name + "\" does not exist");
      return health.fine(found.get()) ? Optional.empty() : Optional.of(name + ERRORS);
    }
    return owner(scene)
        .map(component -> health.standing(component) ? "" : component.title() + ERRORS)
        .or(() -> Optional.of("nothing listens at " + scene.target()))
        .filter(text -> !text.isEmpty());
  }

  /// The newest moment that the database knows of: that it was restored to, else now.
  static String newest(Scene scene) {
    var host = scene.textOr("host", setting(scene, "host"));
    var name = scene.textOr("database", setting(scene, "database"));
    var stated =
        instance(scene, host)
            .map(id -> scene.things().get(id, "recovery-point"))
            .or(
                () ->
                    scene.things().of(scene.target(), "psql.database").stream()
                        .filter(id -> isCalled(scene, id, name))
                        .findFirst()
                        .map(id -> scene.things().get(id, "up-to")));
    return stated
        .map(Json::text)
        .filter(text -> !text.isEmpty())
        .orElseGet(() -> scene.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString());
  }

  private static boolean isCalled(Scene scene, ThingId id, String name) {
    return id.name().equals(name) || Json.text(scene.things().get(id, "database")).equals(name);
  }

  private static String setting(Scene scene, String name) {
    return scene.call().place().flatMap(place -> place.setting(name)).orElse("");
  }

  private static Optional<ThingId> instance(Scene scene, String host) {
    if (host.isEmpty()) return Optional.empty();
    var byEndpoint = scene.estate().health().instanceAt(EcsDeeds.host(host));
    if (byEndpoint.isPresent()) return byEndpoint;
    var first = host.contains(".") ? host.substring(0, host.indexOf('.')) : host;
    return scene.things().ofKind("aws.rds-instance").stream()
        .filter(id -> id.name().equals(first))
        .findFirst();
  }

  /// The component that the target is for: it lives there, has its name, or is the database.
  private static Optional<dev.holdfast.plan.Component> owner(Scene scene) {
    var plan = scene.estate().plan();
    return plan.components().stream()
        .filter(
            component ->
                component.places().stream()
                    .anyMatch(place -> place.target().equals(scene.target())))
        .findFirst()
        .or(() -> plan.component(scene.target()))
        .or(
            () ->
                plan.components().stream()
                    .filter(component -> scene.estate().health().ownsDatabase(component.id()))
                    .findFirst());
  }

  /// A plausible answer: what the database's `answers` say, no faults for questions after faults,
  /// else a count that is the same each time.
  static String answer(Scene scene, String sql) {
    for (var id : scene.things().ofKind("psql.database")) {
      var answers = Json.map(scene.things().get(id, "answers"));
      if (!id.target().equals(scene.target())) continue;
      if (answers.containsKey(sql)) return Json.text(answers.get(sql));
    }
    var lower = sql.toLowerCase(Locale.ROOT);
    var damaged = trouble(scene).isPresent();
    if (damaged && lower.matches(FAULTS)) return "3";
    if (lower.matches(FAULTS)) return "0";
    if (lower.contains("count")) {
      return scene.things().of(scene.target(), "psql.database").stream()
          .map(id -> Json.number(scene.get(id, "rows", scene.get(id, "value", 0L)), 0))
          .filter(rows -> rows > 0)
          .findFirst()
          .map(String::valueOf)
          .orElse("184223");
    }
    return "1";
  }
}
