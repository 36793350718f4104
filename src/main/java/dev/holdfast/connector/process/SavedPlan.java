package dev.holdfast.connector.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.connector.Call;
import dev.holdfast.kernel.Exempt;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// A plan that Terraform saved, named by the hash of its bytes, with what a person needs to know of
/// it. The summary holds addresses and counts only: the plan itself may hold secrets.
@Exempt(
    from = "jacksonStaysInKernel",
    reason = "Terraform writes one object a line with many fields that nobody here reads")
record SavedPlan(
    String id,
    Path folder,
    String directory,
    String workspace,
    long add,
    long change,
    long destroy,
    List<String> touches) {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String FILE = "saved.tfplan";
  private static final int MOST_LISTED = 200;

  /// Reads the output of `terraform show -json` and keeps its summary beside the plan.
  static SavedPlan save(TerraformWork work, String shown) throws IOException {
    long add = 0;
    long change = 0;
    long destroy = 0;
    var touches = new ArrayList<String>();
    for (var resource : JSON.readTree(shown).path("resource_changes")) {
      var actions = new HashSet<String>();
      resource.path("change").path("actions").forEach(action -> actions.add(action.asText()));
      if (actions.contains("create")) add++;
      if (actions.contains("update")) change++;
      if (actions.contains("delete")) destroy++;
      actions.removeAll(List.of("no-op", "read"));
      if (!actions.isEmpty() && touches.size() < MOST_LISTED) {
        var does = actions.size() > 1 ? "replace" : actions.iterator().next();
        touches.add(does + " " + resource.path("address").asText());
      }
    }
    var plan =
        new SavedPlan(
            hash(work.folder()),
            work.folder(),
            work.call().args().file("directory").toString(),
            work.workspace(),
            add,
            change,
            destroy,
            touches);
    Trace.privateFile(
        work.folder().resolve("summary.json"),
        JSON.writeValueAsBytes(
            Map.of(
                "id", plan.id(),
                "directory", plan.directory(),
                "workspace", plan.workspace(),
                "add", add,
                "change", change,
                "destroy", destroy,
                "touches", touches)));
    return plan;
  }

  private static String hash(Path folder) throws IOException {
    return ScriptFile.sha256(Files.readAllBytes(folder.resolve(FILE))).substring(0, 32);
  }

  /// Finds the plan that a step names, with its bytes unchanged and of the same configuration.
  static SavedPlan find(Call call) {
    var id = call.args().text("plan");
    try {
      if (Files.isDirectory(TerraformWork.all(call))) {
        try (var folders = Files.newDirectoryStream(TerraformWork.all(call))) {
          for (var folder : folders) {
            var summary = folder.resolve("summary.json");
            if (!Files.exists(summary)) continue;
            var plan = read(folder, JSON.readTree(Files.readAllBytes(summary)));
            if (plan.id().equals(id)) return checked(call, plan);
          }
        }
      }
    } catch (IOException e) {
      throw refused("the saved plan cannot be read: " + e.getMessage());
    }
    throw refused("there is no saved plan '" + id + "' in this run");
  }

  private static SavedPlan checked(Call call, SavedPlan plan) throws IOException {
    if (!hash(plan.folder()).equals(plan.id())) throw refused("the saved plan's file has changed");
    if (!plan.workspace().equals(TerraformWork.workspace(call))
        || !plan.directory().equals(call.args().file("directory").toString())) {
      throw refused("the saved plan is of " + plan.directory() + ", workspace " + plan.workspace());
    }
    return plan;
  }

  private static SavedPlan read(Path folder, JsonNode json) {
    var touches = new ArrayList<String>();
    json.path("touches").forEach(line -> touches.add(line.asText()));
    return new SavedPlan(
        json.path("id").asText(),
        folder,
        json.path("directory").asText(),
        json.path("workspace").asText(),
        json.path("add").asLong(),
        json.path("change").asLong(),
        json.path("destroy").asLong(),
        touches);
  }

  private static ProblemException refused(String what) {
    return new ProblemException(
        Problem.of("terraform.no-plan", what, "nothing was applied", "run terraform.plan again"));
  }

  String counts() {
    return add + " to add, " + change + " to change, " + destroy + " to destroy";
  }

  Map<String, Object> outputs() {
    return Map.of("plan", id, "add", add, "change", change, "destroy", destroy);
  }
}
