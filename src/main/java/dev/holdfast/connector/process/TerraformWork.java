package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One folder of the run in which Terraform works: a copy of the configuration, its data, and a
/// saved plan.
record TerraformWork(Call call, Crew crew, Path folder) {
  static final String FOLDER = "terraform";

  private static final Duration LIMIT = Duration.ofHours(6);

  /// The folder of this call, empty.
  static TerraformWork fresh(Call call, Crew crew) throws IOException {
    var folder = all(call).resolve(call.key().replaceAll("[^A-Za-z0-9._-]", "_"));
    Trace.delete(folder);
    Trace.privateFolder(folder);
    return new TerraformWork(call, crew, folder);
  }

  static Path all(Call call) {
    return call.around().runFolder().toAbsolutePath().resolve(FOLDER);
  }

  /// Copies the configuration and makes it ready to plan in its workspace.
  void init() throws IOException {
    var stated = call.args().file("directory");
    var from = ScriptFile.inside(call.around(), stated);
    if (!Files.isDirectory(from)) throw ScriptFile.refused(stated, "is not a folder");
    var files = TerraformFiles.copy(from, folder.resolve("config"));
    var places = places();
    if (place().flatMap(p -> p.setting("state")).isPresent() || !files.namesBackend()) {
      files.stateIn(state());
    }
    files.endpoints(places);
    var argv = new ArrayList<>(List.of("init", "-input=false", "-no-color"));
    files
        .backendOptions(places.stream().flatMap(p -> p.endpoint().stream()).findFirst())
        .ifPresent(file -> argv.add("-backend-config=" + file));
    run("init", argv);
    run("workspace", List.of("workspace", "select", "-no-color", "-or-create=true", workspace()));
  }

  String workspace() {
    return workspace(call);
  }

  static String workspace(Call call) {
    var name = call.args().text("workspace");
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,89}")) {
      throw new ProblemException(
          Problem.of(
              "terraform.workspace",
              "'" + name + "' is no name of a workspace",
              "nothing was started",
              "use letters, digits, - and _"));
    }
    return name;
  }

  /// Where state lives when the configuration names no backend: the target's `state`, else beside
  /// the run's folder, so that the next run finds what this one made.
  Path state() {
    var stated = place().flatMap(p -> p.setting("state"));
    if (stated.isPresent()) {
      return call.around().planFolder().toAbsolutePath().resolve(stated.get()).normalize();
    }
    var runFolder = call.around().runFolder().toAbsolutePath().normalize();
    var target = place().map(Place::id).orElse("no-target");
    return runFolder
        .resolveSibling("terraform-state")
        .resolve(call.around().plan().id())
        .resolve(target);
  }

  /// Runs one command to its end and returns what it printed.
  ///
  /// @throws ProblemException when it does not exit with 0
  String run(String name, List<String> arguments) throws IOException {
    var trace = crew.ready(call, "terraform-" + name);
    trace.delete();
    trace = crew.ready(call, "terraform-" + name);
    try {
      var end = start(trace, arguments);
      var spill = new Spill(call.around().redactor());
      return switch (end) {
        case Child.End.Exited(var code, var _) when code == 0 -> Files.readString(trace.out());
        case Child.End.Exited(var code, var _) ->
            throw failed("exited with " + code + ": " + spill.lastLines(trace), name);
        case Child.End.Stopped(var why, var _, var _) ->
            throw failed("was ended because " + why, name);
        case Child.End.NotStarted(var problem) -> throw new ProblemException(problem);
      };
    } finally {
      trace.delete();
    }
  }

  private static ProblemException failed(String how, String name) {
    return new ProblemException(
        Problem.of(
            "terraform." + name,
            "terraform " + name + " " + how,
            "nothing of the estate was changed by it",
            "correct the configuration, the credentials or the place"));
  }

  /// Runs one command and says how it ended.
  Child.End start(Trace trace, List<String> arguments) throws IOException {
    var argv = new ArrayList<String>();
    argv.add(Tools.need("terraform").toString());
    argv.addAll(arguments);
    // plugins listen on sockets, whose paths the system keeps under 108 bytes
    var sockets = Files.createTempDirectory("hf-");
    try {
      var env = environment();
      env.put("PLUGIN_UNIX_SOCKET_DIR", sockets.toString());
      var child =
          new Child(
              argv, env.values(), folder.resolve("config"), Secret.copyOf(new byte[0]), LIMIT);
      return child.run(trace, call.watch(), call.around().clock(), call.around().redactor());
    } finally {
      discard(sockets);
      Trace.forget(folder);
    }
  }

  // The outcome matters more than an empty folder that a plugin is still leaving.
  private static void discard(Path sockets) {
    try {
      Trace.delete(sockets);
    } catch (java.io.UncheckedIOException e) {
      sockets.toFile().deleteOnExit();
    }
  }

  private ChildEnvironment environment() throws IOException {
    var places = places();
    var env = new ChildEnvironment(call, folder).targets(call, places, folder);
    if (places.stream().noneMatch(p -> p.target().connector().equals("aws"))) {
      env.values().putAll(AwsFiles.write(call, place().stream().toList(), folder));
    }
    env.put("TF_DATA_DIR", folder.resolve("data").toString());
    env.put("TF_IN_AUTOMATION", "1").put("TF_INPUT", "0").put("CHECKPOINT_DISABLE", "1");
    cliConfig().ifPresent(file -> env.put("TF_CLI_CONFIG_FILE", file));
    return env;
  }

  private Optional<String> cliConfig() {
    var stated = place().flatMap(p -> p.setting("cli-config"));
    if (stated.isPresent()) {
      return stated.map(f -> call.around().planFolder().toAbsolutePath().resolve(f).toString());
    }
    return Laptop.here().terraform().map(Path::toString);
  }

  private Optional<Place> place() {
    return call.place();
  }

  /// The places that the configuration manages: the step's, else the target's, else the target
  /// itself.
  private List<Place> places() {
    var ids = call.args().texts("targets");
    if (ids.isEmpty() && stated() instanceof List<?> list) {
      ids = list.stream().map(String::valueOf).toList();
    }
    if (!ids.isEmpty()) return ChildEnvironment.places(call, ids, crew.reach());
    var own = place().stream().toList();
    for (var place : own) ChildEnvironment.allowed(place, crew.reach());
    return own;
  }

  private Object stated() {
    return place()
        .<Object>map(p -> p.target().settings().getOrDefault("targets", Map.of()))
        .orElse(Map.of());
  }
}
