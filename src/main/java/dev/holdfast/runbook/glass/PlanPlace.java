package dev.holdfast.runbook.glass;

import java.nio.file.Path;
import java.util.Map;

/// Which plan something was done for: where it lay, and as it was then.
///
/// @param id as the plan calls itself; a copy has the same
public record PlanPlace(Path folder, String id, String hash) {
  Map<String, Object> data() {
    return Map.of("plan", id, "planFolder", folder.toString(), "planHash", hash);
  }
}
