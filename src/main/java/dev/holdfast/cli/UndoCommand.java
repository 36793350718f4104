package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.journal.Home;
import dev.holdfast.runbook.Doorbell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `undo`: puts back what a step changed.
@CommandLine.Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = "Put back what a step changed.")
final class UndoCommand extends Common {
  @Parameters(index = "0", paramLabel = "INCIDENT")
  @Nullable String incident;

  @Parameters(index = "1", paramLabel = "STEP")
  @Nullable String step;

  @Option(names = "--endpoint", paramLabel = "TARGET=URL")
  Map<String, String> endpoints = new LinkedHashMap<>();

  @Mixin People people = new People();

  UndoCommand(Services services) {
    super(services);
  }

  @Override
  int run(Out out) throws InterruptedException {
    var id = java.util.Objects.requireNonNull(incident);
    var undo = new Command.Undo(java.util.Objects.requireNonNull(step));
    var answered = Doorbell.tell(reading(), id, undo, people.person());
    if (answered.isPresent()) {
      var problem = answered.get().problem();
      return problem.isPresent() ? out.problem(problem.get(), Out.FINDINGS) : Out.GOOD;
    }
    try (var home = Home.forWriting(homeFolder(), services.clock())) {
      var run = services.incidents(home).resume(id, endpoints, Map.of(), false);
      return new Driving(services, out).follow(home, run, List.of(undo), people.person());
    }
  }
}
