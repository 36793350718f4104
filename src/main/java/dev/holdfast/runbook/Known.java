package dev.holdfast.runbook;

import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Param;
import java.util.ArrayList;
import java.util.List;

/// The parameters of a check, the expected value included.
final class Known {
  private Known() {}

  static List<Param> of(CheckSpec spec) {
    if (spec.params().stream().anyMatch(param -> param.name().equals("is"))) return spec.params();
    var params = new ArrayList<>(spec.params());
    params.add(Param.optional("is", Param.Type.ANY, spec.is()));
    return params;
  }
}
