package dev.holdfast.incident;

import dev.holdfast.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/// Problems as data of an event.
public final class ProblemData {
  private ProblemData() {}

  public static Map<String, Object> data(Problem problem) {
    var data = new LinkedHashMap<String, Object>();
    data.put("code", problem.code());
    data.put("what", problem.what());
    data.put("why", problem.why());
    data.put("next", problem.next());
    return data;
  }
}
