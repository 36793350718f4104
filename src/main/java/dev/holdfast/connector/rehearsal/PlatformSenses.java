package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.rehearsal.Sense.Seen;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Kubernetes, Redis, MongoDB, PostgreSQL, web and script checks, read from the simulated estate.
final class PlatformSenses {
  private PlatformSenses() {}

  static Map<String, Sense> all() {
    var all = new HashMap<String, Sense>();
    all.put("kubernetes.deployment-ready", PlatformSenses::ready);
    all.put("kubernetes.replicas", PlatformSenses::replicas);
    all.put("kubernetes.image", PlatformSenses::image);
    all.put("kubernetes.network-policy-present", scene -> policy(scene, true));
    all.put("kubernetes.network-policy-absent", scene -> policy(scene, false));
    all.put("kubernetes.api-reachable", PlatformSenses::reachable);
    all.put("redis.ping", scene -> server(scene, "redis.server"));
    all.put("redis.persistence", scene -> server(scene, "redis.server"));
    all.put("mongodb.ping", scene -> server(scene, "mongodb.server"));
    all.put("mongodb.count", PlatformSenses::documents);
    all.put("psql.connects", PlatformSenses::connects);
    all.put("psql.value", PlatformSenses::value);
    all.put("web.http", PlatformSenses::http);
    all.put("web.unreachable", PlatformSenses::unreachable);
    all.put("web.tls", scene -> named(scene, "host"));
    all.put("web.tcp", scene -> named(scene, "host"));
    all.put("web.dns", PlatformSenses::dns);
    all.put("process.check", PlatformSenses::script);
    all.put("git.commit-present", scene -> Seen.of(true, "present"));
    return all;
  }

  private static ThingId deployment(Scene scene) {
    return scene.there(
        "kubernetes.deployment",
        scene.textOr("namespace", "default") + "/" + scene.text("deployment"));
  }

  private static Seen ready(Scene scene) {
    var id = deployment(scene);
    var running = Json.number(scene.get(id, "running", 0L), 0);
    var wanted = Json.number(scene.get(id, "replicas", 0L), 0);
    var least = Math.max(1, scene.number("is", wanted));
    var changing = scene.things().changing(id);
    // Pods that run and are not well do not get ready; what is seen must say what fails.
    if (running > 0 && !scene.estate().health().fine(id))
      return Seen.of(false, "0 of " + wanted + " ready, " + running + " running and not well");
    var said = running + " of " + wanted + " ready";
    if (changing) return Seen.of(false, said + ", a rollout is under way");
    return Seen.of(
        wanted > 0 && running >= least,
        running < least && least != wanted ? said + ", expected " + least : said);
  }

  private static Seen replicas(Scene scene) {
    var running = Json.number(scene.get(deployment(scene), "running", 0L), 0);
    return Seen.of(running == scene.number("is"), running);
  }

  private static Seen image(Scene scene) {
    var image = Json.text(scene.get(deployment(scene), "image", "unknown"));
    return Seen.of(image.equals(scene.text("is")), image);
  }

  private static Seen policy(Scene scene, boolean wanted) {
    var name = scene.textOr("namespace", "default") + "/" + scene.text("name");
    var there = scene.things().has(scene.id("kubernetes.network-policy", name));
    return Seen.of(there == wanted, there ? "present" : "absent");
  }

  private static Seen reachable(Scene scene) {
    var answers = scene.estate().health().reachable(scene.target());
    return Seen.of(answers, answers ? "answers" : "does not answer");
  }

  private static Seen server(Scene scene, String kind) {
    var health = scene.estate().health();
    if (!health.reachable(scene.target())) return Seen.of(false, "does not answer");
    var servers = scene.things().of(scene.target(), kind);
    var fine = !servers.isEmpty() && servers.stream().allMatch(health::fine);
    return Seen.of(fine, servers.isEmpty() ? "nothing listens" : fine ? "PONG" : "errors");
  }

  private static Seen documents(Scene scene) {
    if (server(scene, "mongodb.server").state() != dev.holdfast.connector.Reading.State.PASSING) {
      return Seen.of(false, "no answer");
    }
    var id =
        scene.id("mongodb.collection", scene.text("database") + "." + scene.text("collection"));
    var least = new BigDecimal(scene.textOr("is", "0"));
    var count = new BigDecimal(scene.get(id, "documents", least.add(BigDecimal.ONE)).toString());
    var compare = scene.textOr("compare", "ge");
    if (compare.equals("eq") && scene.things().get(id, "documents") == null) count = least;
    return Seen.of(AwsSenses.holds(count, compare, least), count.toPlainString());
  }

  private static Seen connects(Scene scene) {
    var trouble = Databases.trouble(scene);
    return Seen.of(trouble.isEmpty(), trouble.orElse("a session is accepted"));
  }

  private static Seen value(Scene scene) {
    var gone = Databases.gone(scene);
    if (gone.isPresent()) return Seen.of(false, gone.get());
    if (scene.find("is").isEmpty()) return Seen.of(true, Databases.newest(scene));
    var wanted = scene.text("is");
    var compare = scene.textOr("compare", "eq");
    var seen = Databases.answer(scene, scene.text("sql"));
    try {
      var holds = AwsSenses.holds(new BigDecimal(seen), compare, new BigDecimal(wanted));
      return Seen.of(holds, seen);
    } catch (NumberFormatException text) {
      return Seen.of(seen.equals(wanted) || compare.equals("eq"), wanted);
    }
  }

  private static Seen http(Scene scene) {
    var up = Web.answers(scene) && !(monitors(scene) && !ReadDeeds.allUp(scene.estate()));
    var wanted = scene.number("is", 200);
    if (up) return Seen.of(true, wanted + quick(scene));
    return Seen.of(false, scene.estate().health().reachable(scene.target()) ? "503" : "no answer");
  }

  /// Where the question is how long it takes, the answer says so, as the real one does.
  private static String quick(Scene scene) {
    var most = scene.find("latency").filter(Duration.class::isInstance).map(Duration.class::cast);
    if (most.isEmpty()) return "";
    var took = scene.takes(Duration.ofMillis(40), most.get().dividedBy(2), Web.url(scene));
    return " in " + took.toMillis() + " ms";
  }

  /// A page of an outside service that is read for a value inside it tells of the whole estate.
  private static boolean monitors(Scene scene) {
    if (scene.find("json").isEmpty()) return false;
    return Web.component(scene, Web.url(scene))
        .flatMap(id -> scene.estate().plan().component(id))
        .map(component -> Objects.equals(component.layer(), "outside"))
        .orElse(false);
  }

  private static Seen unreachable(Scene scene) {
    var address = scene.find("host").map(String::valueOf).orElseGet(() -> Web.url(scene));
    var open = Web.answers(scene, address) && !Web.walledOff(scene, Web.host(address));
    return Seen.of(!open, open ? "still answers" : "no answer");
  }

  private static Seen named(Scene scene, String param) {
    var up = Web.answers(scene, "https://" + scene.text(param));
    return Seen.of(up, up ? "answers" : "no answer");
  }

  private static Seen dns(Scene scene) {
    var records = Web.records(scene, scene.text("name"));
    if (records.isEmpty()) return Seen.of(true, scene.textOr("is", "resolves"));
    var id = records.getFirst();
    var value = Json.text(scene.get(id, "value", ""));
    var wanted = scene.textOr("is", value);
    // A name resolves, whatever becomes of what it leads to.
    var served = Json.text(scene.get(id, "health", "ok")).equals("ok");
    return Seen.of(value.equals(wanted) && served, value);
  }

  private static Seen script(Scene scene) {
    var name = scene.text("script");
    var stated =
        scene.things().ofKind("process.check").stream()
            .filter(id -> name.endsWith(id.name()))
            .findFirst();
    if (stated.isPresent()) {
      var component = scene.things().get(stated.get(), "component");
      var fine =
          component == null
              ? scene.estate().health().fine(stated.get())
              : scene.estate().health().up(component.toString());
      return Seen.of(fine, fine ? "0 faults" : "faults found");
    }
    return everything(scene);
  }

  /// What nothing describes passes while everything that is not outside is up.
  static Seen everything(Scene scene) {
    var up = ReadDeeds.allUp(scene.estate());
    return Seen.of(up, up ? "as it should be" : "something is down");
  }
}
