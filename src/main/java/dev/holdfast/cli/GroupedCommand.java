package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Doorbell;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A command of a group that has a folder of its own: what [Common] gives, as seen from there.
public abstract class GroupedCommand extends Common {
  protected GroupedCommand(Services services) {
    super(services);
  }

  protected final Services services() {
    return services;
  }

  /// Where the home is; nothing is made there.
  protected final Path place() {
    Home.refuseFile(homeFolder());
    return homeFolder();
  }

  /// The home, taken for this process.
  ///
  /// @throws ProblemException as [Home#forWriting]
  protected final Home taken() {
    return Home.forWriting(homeFolder(), services.clock());
  }

  /// Refuses a name that no incident of the home has.
  ///
  /// @throws ProblemException as the commands around incidents
  protected final void needIncident(String id) {
    services.incidents(reading()).story(id);
  }

  /// Puts what a person says on an incident's record.
  public interface Telling {
    /// Returns when it is on disk there: through the process that drives the run, else straight.
    ///
    /// @param held the home where this process holds it, else empty
    /// @throws ProblemException when it was refused, or nobody answered
    void tell(Optional<Home> held, String incident, Command said, Person by);
  }

  /// Tells as [Telling] says.
  protected final void tell(Optional<Home> held, String incident, Command said, Person by) {
    var problem =
        held.isPresent() ? straight(held.get(), incident, said, by) : told(incident, said, by);
    problem.ifPresent(
        found -> {
          throw new ProblemException(found);
        });
  }

  private Optional<Problem> straight(Home held, String incident, Command said, Person by) {
    try (var run = services.incidents(held).visit(incident, Map.of())) {
      return run.submit(said, by);
    }
  }

  private Optional<Problem> told(String incident, Command said, Person by) {
    var answer = Doorbell.tell(reading(), incident, said, by);
    if (answer.isPresent()) return answer.get().problem();
    // Whoever held the home is gone, or has no ear; taking the home tells which.
    try (var home = taken()) {
      return straight(home, incident, said, by);
    }
  }

  /// Wrong use, told as everywhere.
  public static ProblemException wrong(String what) {
    return RunCommand.wrong(what);
  }

  /// A person's name as it may stand on record.
  ///
  /// @throws ProblemException `use.wrong` when it is none
  public static String person(String option, String text) {
    return People.name(option, text);
  }

  @Override
  final int run(Out out) {
    return execute(out);
  }

  protected abstract int execute(Out out);
}
