package dev.holdfast.connector.rehearsal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Scripts, Terraform, Git and SQL, simulated: what they do is what the step's `rehearse` facts
/// say; here is how long they take and what they must find.
final class ScriptDeeds {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private ScriptDeeds() {}

  static Map<String, Deed> all() {
    return Map.of(
        "process.script", scene -> script(scene, Duration.ofMinutes(2)),
        "process.read", scene -> script(scene, Duration.ofSeconds(20)),
        "web.request", ScriptDeeds::request,
        "terraform.plan", ScriptDeeds::plan,
        "terraform.apply-plan", ScriptDeeds::apply,
        "terraform.output", scene -> terraform(scene, "Reads the outputs"),
        "git.checkout", ScriptDeeds::checkout,
        "psql.query", ScriptDeeds::query,
        "psql.run", ScriptDeeds::run);
  }

  private static Duration takes(Scene scene, Duration usual) {
    return scene.estate().takes(scene.call().step()).orElse(usual);
  }

  private static String file(Scene scene, String param) {
    var value =
        scene
            .find(param)
            .orElseThrow(() -> scene.refuse("missing-parameter", param + " is missing"));
    var folder = scene.call().around().planFolder();
    var path = value instanceof Path known ? known : folder.resolve(value.toString());
    if (!Files.exists(path) && !Files.exists(folder.resolve(path))) {
      throw scene.refuse("not-found", "There is no " + value + " in the plan's folder");
    }
    return String.valueOf(path.getFileName());
  }

  private static Change script(Scene scene, Duration usual) {
    var name = file(scene, "script");
    for (var target : scene.texts("targets")) {
      if (scene.estate().plan().target(target).isEmpty()) {
        throw scene.refuse("not-found", "The script needs the target " + target);
      }
    }
    return new Change("Runs " + name + " " + String.join(" ", scene.texts("args")))
        .fact("script", "not run by this step", "run")
        .touches("what the script touches")
        .confirm(name)
        .before(takes(scene, usual))
        .effect(() -> Map.of("exit", 0L));
  }

  private static Change request(Scene scene) {
    var url = Web.url(scene);
    return new Change("Sends " + scene.text("method") + " to " + url)
        .fact("request", "not sent", "sent")
        .touches("1 request; it cannot be called back")
        .confirm(Web.host(url))
        .effect(
            () -> {
              if (!Web.answers(scene)) {
                throw scene.refuse("not-answered", url + " answers 503");
              }
              return Map.of("status", scene.number("expect", 200));
            });
  }

  private static Change terraform(Scene scene, String does) {
    var name = file(scene, "directory");
    return new Change(does + " of " + name + ", workspace " + scene.text("workspace"))
        .before(takes(scene, Duration.ofSeconds(40)));
  }

  private static Change plan(Scene scene) {
    return terraform(scene, "Plans the changes")
        .effect(
            () -> {
              var destroy = scene.flag("destroy");
              var id = "plan-" + scene.text("workspace");
              scene
                  .things()
                  .set(
                      ThingId.of("", "terraform.plan", id),
                      Map.of("workspace", scene.text("workspace")));
              var outputs = new HashMap<String, Object>();
              outputs.put("plan", id);
              outputs.put("add", destroy ? 0L : 34L);
              outputs.put("change", 0L);
              outputs.put("destroy", destroy ? 34L : 0L);
              return outputs;
            });
  }

  private static Change apply(Scene scene) {
    var plan = scene.text("plan");
    var workspace = scene.text("workspace");
    var known = ThingId.of("", "terraform.plan", plan);
    var made = scene.things().find(known);
    if (made.isPresent() && !Json.text(made.get().get("workspace")).equals(workspace)) {
      throw scene.refuse(
          "stale-plan", "The plan %s was made for %s".formatted(plan, made.get().get("workspace")));
    }
    if (made.isEmpty()
        && scene.things().all().stream().anyMatch(id -> id.kind().equals("terraform.plan"))
        && scene.estate().outputsNamed("plan").stream().noneMatch(plan::equals)) {
      throw scene.refuse("stale-plan", "There is no saved plan " + plan);
    }
    return terraform(scene, "Applies exactly the plan " + plan)
        .fact("workspace " + workspace, "before " + plan, "after " + plan)
        .touches("what the plan lists")
        .confirm(workspace)
        .before(takes(scene, Duration.ofMinutes(8)))
        .effect(Map::of);
  }

  private static Change checkout(Scene scene) {
    var commit = scene.text("commit");
    if (!COMMIT.matcher(commit).matches()) {
      throw scene.refuse("wrong-parameter", commit + " is not a full commit id");
    }
    return new Change("Checks out " + commit)
        .fact("checkout", "absent", commit)
        .touches("1 folder of this run")
        .before(takes(scene, Duration.ofSeconds(20)))
        .effect(() -> Map.of("directory", scene.text("into"), "commit", commit));
  }

  private static void mustAnswer(Scene scene) {
    var problem = Databases.gone(scene);
    if (problem.isPresent()) throw scene.refuse("database", problem.get());
  }

  private static Change query(Scene scene) {
    mustAnswer(scene);
    var sql = scene.find("sql").isPresent() ? scene.text("sql") : file(scene, "file");
    return Change.read(
        "Asks the database: " + sql,
        () -> Map.of("value", Databases.answer(scene, sql), "rows", 1L));
  }

  private static Change run(Scene scene) {
    mustAnswer(scene);
    var sql = scene.find("sql").isPresent() ? scene.text("sql") : file(scene, "file");
    return new Change("Runs in one transaction: " + sql)
        .fact("statements", "not run by this step", "committed")
        .touches("the rows that the statements touch")
        .confirm(scene.textOr("database", "database"))
        .before(takes(scene, Duration.ofSeconds(30)))
        .effect(() -> Map.of("value", Databases.answer(scene, sql), "rows", 1L));
  }
}
