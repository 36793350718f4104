package dev.holdfast.connector.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.kernel.Exempt;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Plans a change and saves the plan.
@Exempt(
    from = "jacksonStaysInKernel",
    reason = "The plan is large and deep; a tree finds the few fields that count")
record TerraformPlan(ActionSpec spec, Crew crew) implements Action {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Preview preview(Call call) {
    return reads(call, call.args().flag("destroy") ? "Plans to destroy " : "Plans ");
  }

  /// The preview of an action of Terraform that only reads.
  static Preview reads(Call call, String does) {
    var directory = ScriptFile.inside(call.around(), call.args().file("directory"));
    var shown = ScriptFile.shown(call.around(), directory);
    var facts = Map.of("workspace", TerraformWork.workspace(call));
    return new Preview(
        does + shown + " in workspace " + TerraformWork.workspace(call),
        Map.of("directory", shown, "workspace", TerraformWork.workspace(call)),
        facts,
        facts,
        "nothing",
        "",
        Optional.empty(),
        false,
        List.of());
  }

  @Override
  public Outcome perform(Call call, Preview preview) {
    try {
      var work = TerraformWork.fresh(call, crew);
      work.init();
      var argv = new ArrayList<>(List.of("plan", "-input=false", "-no-color", "-lock-timeout=60s"));
      argv.add("-out=" + work.folder().resolve(SavedPlan.FILE));
      if (call.args().flag("destroy")) argv.add("-destroy");
      variables(call, work).ifPresent(argv::add);
      work.run("plan", argv);
      var shown =
          work.run(
              "show", List.of("show", "-json", work.folder().resolve(SavedPlan.FILE).toString()));
      var plan = SavedPlan.save(work, shown);
      return new Outcome.Done("saved plan " + plan.id() + ": " + plan.counts(), plan.outputs());
    } catch (ProblemException e) {
      return new Outcome.Refused(e.problem());
    } catch (IOException e) {
      return new Outcome.Refused(unreadable(e));
    }
  }

  static Problem unreadable(IOException e) {
    return Problem.of(
        "terraform.files",
        "a file could not be read or written: " + e.getMessage(),
        "nothing of the estate was changed",
        "check the folder and the free space");
  }

  // in a file, because arguments can be read by anyone on this laptop
  private static Optional<String> variables(Call call, TerraformWork work) throws IOException {
    var stated = call.args().map("variables");
    if (stated.isEmpty()) return Optional.empty();
    var plain = new LinkedHashMap<String, Object>();
    stated.forEach(
        (name, value) ->
            plain.put(
                name,
                value instanceof Secret secret
                    ? secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    : value));
    var file = work.folder().resolve("variables.tfvars.json");
    Trace.privateFile(file, JSON.writeValueAsBytes(plain));
    return Optional.of("-var-file=" + file);
  }

  @Override
  public Probe probe(Call call, Preview preview) {
    return new Probe(
        Probe.Verdict.DID_NOT_HAPPEN,
        List.of(),
        List.of("planning changes nothing; it can run again"),
        Map.of());
  }
}
