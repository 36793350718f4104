package dev.holdfast.connector.process;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.OpenSession;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.WebEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Terraform: a plan is saved and shown, and exactly that plan is applied.
public final class TerraformConnector implements Connector {
  private final Reach reach;

  public TerraformConnector(Reach reach) {
    this.reach = reach;
  }

  @Override
  public String name() {
    return "terraform";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(TerraformSpecs.PLAN, TerraformSpecs.APPLY, TerraformSpecs.OUTPUT);
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of();
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public Optional<Misled> misled(String endpoint) {
    return WebEndpoint.wrong(endpoint).map(why -> new Misled(why, WebEndpoint.FORM));
  }

  @Override
  public Session open(Surroundings around) {
    // Also what an earlier session's child wrote is read through this redactor.
    Laptop.here().learn(around.redactor());
    var crew = new Crew(reach);
    return OpenSession.of(
        List.of(
            new TerraformPlan(TerraformSpecs.PLAN, crew),
            new TerraformApply(TerraformSpecs.APPLY, crew),
            new TerraformOutput(TerraformSpecs.OUTPUT, crew)),
        List.of(),
        place -> identity(place, around),
        crew::close);
  }

  // The configuration and its saved plan say what is touched; where they reach is the identity of
  // the aws targets that the target names.
  private static Identity identity(Place place, Surroundings around) {
    var lines = new ArrayList<Identity.Line>();
    var tool = Tools.find("terraform");
    lines.add(
        new Identity.Line(
            "terraform", "on the PATH", tool.isPresent() ? "on the PATH" : "missing"));
    place.setting("region").ifPresent(r -> lines.add(new Identity.Line("Region", r, r)));
    place.endpoint().ifPresent(url -> lines.add(new Identity.Line("endpoint", url, url)));
    return new Identity(
        tool.isPresent() ? Identity.Verdict.SAME : Identity.Verdict.DIFFERENT,
        lines,
        "",
        tool.isPresent() ? "" : "terraform is not installed",
        around.clock().now());
  }
}
