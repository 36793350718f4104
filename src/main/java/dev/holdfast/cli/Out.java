package dev.holdfast.cli;

import dev.holdfast.incident.ProblemData;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Problem;
import java.io.PrintWriter;
import java.util.LinkedHashMap;

/// Where commands speak: results to standard output (with `--json` exactly one object), progress
/// and problems to standard error.
public record Out(PrintWriter out, PrintWriter err, boolean json) {
  public static final int GOOD = 0;
  public static final int FINDINGS = 1;
  public static final int WRONG_USE = 2;
  public static final int HALTED = 3;

  public void object(Object value) {
    out.println(Json.pretty(value));
    out.flush();
  }

  public void line(String text) {
    out.println(text);
    out.flush();
  }

  public void progress(String text) {
    err.println(text);
    err.flush();
  }

  /// Says a problem in both forms.
  public int problem(Problem problem, int code) {
    if (json) {
      var data = new LinkedHashMap<String, Object>();
      data.put("problem", ProblemData.data(problem));
      object(data);
    }
    sentences(problem);
    return code;
  }

  /// Says a problem to a person.
  void sentences(Problem problem) {
    err.println("holdfast: " + problem.what());
    if (!problem.why().isEmpty()) err.println("  why it matters: " + problem.why());
    if (!problem.next().isEmpty()) err.println("  what to do: " + problem.next());
    err.flush();
  }
}
