package dev.holdfast.connector.process;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.OpenSession;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Redactor;
import java.nio.file.Path;
import java.util.List;

/// Scripts of the plan, as child processes.
public final class ProcessConnector implements Connector {
  private final Reach reach;

  public ProcessConnector(Reach reach) {
    this.reach = reach;
  }

  @Override
  public String name() {
    return "process";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(ProcessSpecs.SCRIPT, ProcessSpecs.READ);
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of(ProcessSpecs.CHECK);
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public void sweep(Path runFolder, Redactor redactor, Clock clock) {
    Remains.sweep(runFolder, redactor, clock);
  }

  @Override
  public void forget(Path runFolder, Clock clock) {
    Remains.forget(runFolder, clock);
  }

  @Override
  public List<String> atWork(Path runFolder, Clock clock) {
    return Trace.all(runFolder).stream()
        .flatMap(trace -> trace.working(clock.boot()).stream())
        .toList();
  }

  @Override
  public Session open(Surroundings around) {
    // Also what an earlier session's child wrote is read through this redactor.
    Laptop.here().learn(around.redactor());
    var crew = new Crew(reach);
    return OpenSession.of(
        List.of(
            new ScriptAction(ProcessSpecs.SCRIPT, crew), new ScriptAction(ProcessSpecs.READ, crew)),
        List.of(new ScriptCheck(ProcessSpecs.CHECK, crew)),
        place ->
            new Identity(
                Identity.Verdict.SAME,
                List.of(new Identity.Line("runs on", "this laptop", "this laptop")),
                "",
                "",
                around.clock().now()),
        crew::close);
  }
}
