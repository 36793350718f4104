package dev.holdfast.connector.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.kernel.Exempt;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a workspace's outputs, the sensitive ones excepted.
@Exempt(from = "jacksonStaysInKernel", reason = "Outputs have any type; the tree keeps it")
record TerraformOutput(ActionSpec spec, Crew crew) implements Action {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Preview preview(Call call) {
    return TerraformPlan.reads(call, "Reads the outputs of ");
  }

  @Override
  public Outcome perform(Call call, Preview preview) {
    try {
      var work = TerraformWork.fresh(call, crew);
      work.init();
      var outputs = of(work);
      Trace.delete(work.folder());
      return new Outcome.Done(outputs.size() + " outputs", outputs);
    } catch (ProblemException e) {
      return new Outcome.Refused(e.problem());
    } catch (IOException e) {
      return new Outcome.Refused(TerraformPlan.unreadable(e));
    }
  }

  static Map<String, Object> of(TerraformWork work) throws IOException {
    var found = new LinkedHashMap<String, Object>();
    var json = JSON.readTree(work.run("output", List.of("output", "-json", "-no-color")));
    for (var output : json.properties()) {
      var value = output.getValue().path("value");
      if (output.getValue().path("sensitive").asBoolean() || value.isNull()) continue;
      found.put(
          output.getKey(),
          value.isIntegralNumber() ? value.asLong() : JSON.convertValue(value, Object.class));
    }
    return found;
  }

  @Override
  public Probe probe(Call call, Preview preview) {
    return new Probe(
        Probe.Verdict.DID_NOT_HAPPEN, List.of(), List.of("reading changes nothing"), Map.of());
  }
}
