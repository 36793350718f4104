package dev.holdfast.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;

/// The bundled plan of ContractorLens as a user copies it, with three things of the test's own:
/// where Terraform finds its plugins, how long a good state must last and how often it is looked
/// for, and a checklist of one sensed and one asked item (`ServiceFailureTest` answers it whole).
final class RecoveryPlan {
  private RecoveryPlan() {}

  static Path copy(Path to, Path plugins) {
    try (var files = Files.walk(Program.PLAN)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(Program.PLAN.relativize(file).toString()));
      }
      Files.writeString(
          to.resolve("mirror.tfrc"),
          "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
              .formatted(plugins));
      var target = "  terraform-recovery:\n";
      replace(to.resolve("plan.yaml"), target, target + "    cli-config: mirror.tfrc\n");
      var scenario = to.resolve("scenarios/region-failure.yaml");
      replace(scenario, "holds: 5m", "holds: 1s");
      replace(scenario, "holds: 30s", "holds: 1s");
      replace(scenario, "within: 5m}", "within: 5m, every: 1s}");
      replace(scenario, "within: 10m}", "within: 10m, every: 1s}");
      replace(scenario, "within: 45m}", "within: 45m, every: 1s}");
      replace(
          scenario,
          "checklist: [system, response-times, database-performance, certificates, access-controls, api-keys, business, old-region]",
          "checklist: [certificates, api-keys, old-region]");
      return to;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void replace(Path file, String from, String to) throws IOException {
    var text = Files.readString(file);
    Assertions.assertTrue(text.contains(from), () -> file + " has no " + from);
    Files.writeString(file, text.replace(from, to));
  }
}
