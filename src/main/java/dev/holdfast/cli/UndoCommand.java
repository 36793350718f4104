package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.journal.Home;
import dev.holdfast.runbook.Doorbell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `undo`: puts back what a step changed.
@CommandLine.Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description =
        "Put back what a step changed, where its record says how. It goes the way of a step: read first, intent on record, then the change.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {Help.RECOVERED, Help.FAILED, Help.WRONG_USE, Help.HALTED},
    footerHeading = Help.EXAMPLES,
    footer = "  holdfast undo 20261122-181500-service-failure scale --by Ann")
final class UndoCommand extends Common {
  @Parameters(
      index = "0",
      paramLabel = "INCIDENT",
      description = "As `holdfast incidents` names it.")
  @Nullable String incident;

  @Parameters(index = "1", paramLabel = "STEP", description = "The step's name.")
  @Nullable String step;

  @Mixin Endpoints endpoints = new Endpoints();

  @Mixin VaultUse vault = new VaultUse();

  @Mixin People people = new People();

  UndoCommand(Services services) {
    super(services);
  }

  @Override
  int run(Out out) throws InterruptedException {
    var id = java.util.Objects.requireNonNull(incident);
    var undo = new Command.Undo(java.util.Objects.requireNonNull(step));
    var person = people.person();
    var story = services.incidents(reading()).story(id);
    var elsewhere = endpoints.of(story.plan());
    var mode = story.fold().mode();
    var answered =
        vault.stated()
            ? Optional.<Doorbell.Answer>empty()
            : Doorbell.tell(reading(), id, undo, person);
    if (answered.isPresent()) return told(out, id, answered.get());
    endpoints.tellNotFollowed(services, story, out);
    try (var open = vault.forRun(services, homeFolder(), story.plan(), mode)) {
      if (!people.named()) open.unnamed();
      open.atOnce(
          out,
          json ? Prompt.NOBODY : services.prompt(),
          VaultUse.purpose(mode, id, "to undo " + step, person));
      try (var home = Home.forWriting(homeFolder(), services.clock())) {
        open.in(home);
        var run = services.incidents(home, open.credentials()).visit(id, elsewhere);
        return new Driving(services, out, answers(id), open)
            .follow(home, run, new Said(List.of(undo), Map.of(), false), person, Prompt.NOBODY);
      }
    }
  }
}
