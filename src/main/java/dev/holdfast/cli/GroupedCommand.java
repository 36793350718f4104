package dev.holdfast.cli;

import dev.holdfast.journal.Home;
import dev.holdfast.kernel.ProblemException;
import java.nio.file.Path;

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
