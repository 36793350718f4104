package dev.holdfast.connector.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Kubernetes and messages to people, simulated.
final class PlatformDeeds {
  private static final Pattern DOCUMENTS = Pattern.compile("(?m)^---\\s*$");
  private static final Pattern KIND = Pattern.compile("(?m)^kind:\\s*[\"']?([A-Za-z]+)");
  private static final Pattern NAME =
      Pattern.compile("(?ms)^metadata:.*?^\\s+name:\\s*[\"']?([A-Za-z0-9.-]+)");
  private static final Pattern WALL = Pattern.compile("lockdown|deny|isolat|quarantine");

  private PlatformDeeds() {}

  static Map<String, Deed> all() {
    return Map.of(
        "kubernetes.scale", PlatformDeeds::scale,
        "kubernetes.set-image", PlatformDeeds::image,
        "kubernetes.apply", PlatformDeeds::apply,
        "kubernetes.delete", PlatformDeeds::delete,
        "kubernetes.rollout-undo", PlatformDeeds::rollback,
        "kubernetes.get", PlatformDeeds::get,
        "notify.send", PlatformDeeds::send);
  }

  private static String namespace(Scene scene) {
    return scene.textOr("namespace", "default");
  }

  private static ThingId deployment(Scene scene) {
    return scene.there("kubernetes.deployment", namespace(scene) + "/" + scene.text("deployment"));
  }

  private static Change scale(Scene scene) {
    var id = deployment(scene);
    var was = Json.number(scene.get(id, "replicas", 0L), 0);
    var wanted = scene.number("replicas");
    if (wanted < 0) throw scene.refuse("invalid", "replicas is negative");
    return new Change("Scales " + id.name() + " to " + wanted + " pods")
        .fact("replicas", was, wanted)
        .touches("1 deployment, " + Math.abs(wanted - was) + " pods")
        .confirm(scene.text("deployment"))
        .undo(
            "kubernetes.scale",
            scene.target(),
            Map.of(
                "deployment", scene.text("deployment"),
                "namespace", namespace(scene),
                "replicas", was),
            was + " replicas")
        .doneWhen(was == wanted)
        .subject(id)
        .effect(
            () -> {
              scene.things().set(id, Map.of("replicas", wanted));
              roll(scene, id);
              return Map.of("previous-replicas", was);
            });
  }

  /// Pods start in about a minute and stop in half of one; new pods are well.
  private static void roll(Scene scene, ThingId id) {
    var wanted = Json.number(scene.get(id, "replicas", 0L), 0);
    var name = id.name() + wanted;
    scene.things().forget(id);
    if (wanted == 0) {
      var stop = scene.takes(Duration.ofSeconds(10), Duration.ofSeconds(35), name);
      scene.things().later(scene.now().plus(stop), id, Map.of("running", 0L));
    } else {
      var start = scene.takes(Duration.ofSeconds(40), Duration.ofSeconds(110), name);
      scene.things().later(scene.now().plus(start), id, Map.of("running", wanted, "health", "ok"));
    }
  }

  private static Change image(Scene scene) {
    var id = deployment(scene);
    var was = Json.text(scene.get(id, "image", "unknown"));
    var next = scene.text("image");
    return new Change("Sets the image of " + id.name())
        .fact("image", was, next)
        .touches("every pod of 1 deployment, one after the other")
        .confirm(scene.text("deployment"))
        .undo(
            "kubernetes.set-image",
            scene.target(),
            Map.of(
                "deployment", scene.text("deployment"),
                "container", scene.text("container"),
                "image", was,
                "namespace", namespace(scene)),
            "the image " + was)
        .doneWhen(was.equals(next))
        .subject(id)
        .effect(
            () -> {
              scene.things().set(id, Map.of("image", next, "previous-image", was));
              roll(scene, id);
              return Map.of("previous-image", was);
            });
  }

  private static Change rollback(Scene scene) {
    var id = deployment(scene);
    var was = Json.text(scene.get(id, "image", "unknown"));
    var before = Json.text(scene.get(id, "previous-image", was));
    return new Change("Rolls " + id.name() + " back")
        .fact("image", was, before)
        .touches("every pod of 1 deployment, one after the other")
        .confirm(scene.text("deployment"))
        .effect(
            () -> {
              scene.things().set(id, Map.of("image", before, "previous-image", was));
              roll(scene, id);
              return Map.of();
            });
  }

  private static List<ThingId> named(Scene scene) {
    var file =
        scene
            .find("manifest")
            .orElseThrow(() -> scene.refuse("missing-parameter", "manifest is missing"));
    var path =
        file instanceof Path known
            ? known
            : scene.call().around().planFolder().resolve(file.toString());
    try {
      var ids = new ArrayList<ThingId>();
      for (var document : DOCUMENTS.splitAsStream(Files.readString(path)).toList()) {
        var kind = KIND.matcher(document);
        var name = NAME.matcher(document);
        if (kind.find() && name.find()) {
          var words = kind.group(1).replaceAll("(?<=[a-z])(?=[A-Z])", "-");
          ids.add(scene.id("kubernetes." + words, namespace(scene) + "/" + name.group(1)));
        }
      }
      if (ids.isEmpty()) throw scene.refuse("invalid", path.getFileName() + " names no object");
      return ids;
    } catch (IOException e) {
      throw scene.refuse("invalid", "The manifest " + path + " cannot be read: " + e.getMessage());
    }
  }

  private static Change apply(Scene scene) {
    var ids = named(scene);
    var change =
        new Change("Applies " + ids.size() + " objects to " + namespace(scene))
            .touches(ids.size() + " objects")
            .confirm(namespace(scene));
    for (var id : ids)
      change.fact(id.name(), scene.things().has(id) ? "present" : "absent", "present");
    return change.effect(
        () -> {
          for (var id : ids) {
            scene.things().set(id, Map.of("applied", scene.now()));
            if (id.kind().equals("kubernetes.network-policy") && WALL.matcher(id.name()).find()) {
              scene.things().set(id, Map.of("isolated-at", scene.now()));
            }
          }
          return Map.of();
        });
  }

  private static Change delete(Scene scene) {
    var ids = named(scene);
    var change =
        new Change("Deletes " + ids.size() + " objects from " + namespace(scene))
            .touches(ids.size() + " objects")
            .confirm(namespace(scene));
    for (var id : ids)
      change.fact(id.name(), scene.things().has(id) ? "present" : "absent", "absent");
    return change.effect(
        () -> {
          ids.forEach(scene.things()::remove);
          return Map.of();
        });
  }

  private static Change get(Scene scene) {
    var words = scene.text("kind").replaceAll("(?<=[a-z])(?=[A-Z])", "-");
    var kind = scene.id("kubernetes." + words, "").kind();
    var name = scene.textOr("name", "");
    return Change.read(
        "Looks for " + scene.text("kind") + " in " + namespace(scene),
        () ->
            Map.of(
                "found",
                scene.things().of(scene.target(), kind).stream()
                    .filter(id -> id.name().startsWith(namespace(scene) + "/"))
                    .filter(id -> name.isEmpty() || id.name().endsWith("/" + name))
                    .count()));
  }

  private static Change send(Scene scene) {
    var to = scene.text("audience");
    var text = scene.text("text");
    return new Change("Says to " + to + ": " + text)
        .fact("messages sent", 0, 1)
        .touches("1 message; it cannot be called back")
        .confirm(to)
        .effect(() -> Map.of("sent", "to " + to + ", in the rehearsal only"));
  }
}
