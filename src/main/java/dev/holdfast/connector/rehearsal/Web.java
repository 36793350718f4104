package dev.holdfast.connector.rehearsal;

import dev.holdfast.plan.CheckUse;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which component answers at an address, and whether the way to it is open.
final class Web {
  private static final List<String> NEAREST =
      List.of("service", "entry", "store", "users", "outside");

  private Web() {}

  static String url(Scene scene) {
    var url = scene.find("url").map(String::valueOf);
    if (url.isPresent()) return url.get();
    var base = scene.call().place().flatMap(place -> place.setting("url")).orElse("");
    return base + scene.textOr("path", "");
  }

  static String host(String url) {
    try {
      var host = URI.create(url.contains("://") ? url : "https://" + url).getHost();
      return host == null ? url : host;
    } catch (IllegalArgumentException notAnAddress) {
      return url;
    }
  }

  static boolean answers(Scene scene) {
    return answers(scene, url(scene));
  }

  static boolean answers(Scene scene, String url) {
    var health = scene.estate().health();
    if (!health.reachable(scene.target())) return false;
    var stated = stated(scene, url);
    if (stated.isPresent()) {
      var thing = scene.things().find(stated.get()).orElseThrow();
      if (!health.fine(stated.get())) return false;
      for (var needed : Json.texts(thing.get("needs"))) {
        if (!health.up(needed)) return false;
      }
      if (thing.containsKey("component")) {
        return health.up(Json.text(thing.get("component"))) && !walledOff(scene, host(url));
      }
    }
    var component = component(scene, url);
    return component.map(health::up).orElse(true)
        && leadsSomewhere(scene, host(url))
        && (component.isEmpty() || outside(scene, component.get()) || !walledOff(scene, host(url)));
  }

  private static boolean outside(Scene scene, String component) {
    return scene
        .estate()
        .plan()
        .component(component)
        .map(found -> found.layer().equals("outside"))
        .orElse(false);
  }

  private static Optional<ThingId> stated(Scene scene, String url) {
    return scene.things().ofKind("web.url").stream()
        .filter(id -> isAt(id.name(), url))
        .filter(id -> id.target().isEmpty() || id.target().equals(scene.target()))
        .max(Comparator.comparingInt(id -> id.name().length()));
  }

  /// A page is named by its address, its host, or its path on the target.
  private static boolean isAt(String name, String url) {
    return name.startsWith("/")
        ? url.endsWith(name)
            && host(url).equals(host(url.substring(0, url.length() - name.length())))
        : url.startsWith(name) || name.equals(host(url));
  }

  static Optional<String> component(Scene scene, String url) {
    var stated = stated(scene, url).flatMap(id -> scene.estate().homes().owner(id));
    if (stated.isPresent()) return stated;
    var plan = scene.estate().plan();
    var here =
        plan.components().stream()
            .filter(
                component ->
                    component.checks().stream().anyMatch(use -> looksAt(use, scene, url))
                        || component.places().stream()
                            .anyMatch(place -> place.target().equals(scene.target())))
            .toList();
    var exact =
        here.stream()
            .filter(
                component -> component.checks().stream().anyMatch(use -> exactly(use, scene, url)))
            .findFirst();
    if (exact.isPresent()) return exact.map(component -> component.id());
    return here.stream()
        .min(Comparator.comparingInt(component -> rank(component.layer())))
        .map(component -> component.id())
        .or(() -> ownerOfName(scene, host(url)));
  }

  private static int rank(String layer) {
    var index = NEAREST.indexOf(layer);
    return index < 0 ? NEAREST.size() : index;
  }

  private static boolean looksAt(CheckUse use, Scene scene, String url) {
    return use.check().startsWith("web.")
        && (scene.target().equals(use.target())
            || host(url).equals(host(Json.text(use.with().get("url")))));
  }

  private static boolean exactly(CheckUse use, Scene scene, String url) {
    if (!use.check().equals("web.http") || !looksAt(use, scene, url)) return false;
    var path = Json.text(use.with().get("path"));
    return url.equals(Json.text(use.with().get("url"))) || (!path.isEmpty() && url.endsWith(path));
  }

  static List<ThingId> records(Scene scene, String host) {
    return scene.things().ofKind("aws.route53-record").stream()
        .filter(id -> id.name().contains("/" + host + "./"))
        .toList();
  }

  private static Optional<String> ownerOfName(Scene scene, String host) {
    return records(scene, host).stream()
        .flatMap(id -> scene.estate().homes().owner(id).stream())
        .findFirst();
  }

  private static boolean leadsSomewhere(Scene scene, String host) {
    var records = records(scene, host);
    return records.isEmpty() || records.stream().anyMatch(id -> scene.estate().health().fine(id));
  }

  /// Whether a wall was put up after the name was last pointed somewhere.
  static boolean walledOff(Scene scene, String host) {
    var moved =
        records(scene, host).stream()
            .map(id -> Json.text(scene.things().get(id, "changed")))
            .filter(text -> !text.isEmpty())
            .map(Instant::parse)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    return scene.things().all().stream()
        .map(id -> Json.text(scene.things().get(id, "isolated-at")))
        .filter(text -> !text.isEmpty())
        .anyMatch(text -> Instant.parse(text).isAfter(moved));
  }
}
