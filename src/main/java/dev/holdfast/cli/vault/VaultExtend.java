package dev.holdfast.cli.vault;

import dev.holdfast.cli.GroupedCommand;
import dev.holdfast.cli.Help;
import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.incident.Command.VaultExtended;
import dev.holdfast.incident.Person;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vault extend`: lets the lease of a run begin anew, in the process that drives it.
@Command(
    name = "extend",
    mixinStandardHelpOptions = true,
    description = "Let the lease of a run begin anew, with its whole length; on the run's record.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {"0:extended, and on record", Help.PROBLEM, Help.WRONG_USE},
    footerHeading = Help.EXAMPLES,
    footer = "  holdfast vault extend 20261122-181500-service-failure --by Ann")
final class VaultExtend extends GroupedCommand {
  @Parameters(paramLabel = "INCIDENT", description = "As `holdfast incidents` names it.")
  String incident = "";

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who does it.")
  String by = "";

  VaultExtend(Services services) {
    super(services);
  }

  @Override
  protected int execute(Out out) {
    var person = new Person(person("--by", by), "");
    needIncident(incident);
    tell(Optional.empty(), incident, new VaultExtended(), person);
    if (out.json()) out.object(Map.of("incident", incident));
    else
      out.line(
          "Extended the lease of the vault for %s; until when: holdfast show %s"
              .formatted(incident, incident));
    return Out.GOOD;
  }
}
