package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Snapshot;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The commands that put a fact about the incident on record: a remark, when impact began, a
/// message that went out.
final class NoteCommands {
  private NoteCommands() {}

  static List<SayCommands> all(Services services) {
    return List.of(
        new Note(services),
        new Began(services),
        new Update(services),
        new Offline(services),
        new Online(services));
  }

  @CommandLine.Command(
      name = "note",
      mixinStandardHelpOptions = true,
      description = "Put a remark on record under your name.",
      footer = {
        "  holdfast note 20261122-181500-service-failure \"provider confirms the outage, ticket 4711\" --by Ann"
      })
  static final class Note extends SayCommands {
    @Parameters(index = "1", paramLabel = "TEXT", description = "What should be remembered.")
    @Nullable String text;

    Note(Services services) {
      super(services);
    }

    @Override
    Command said() {
      return new Command.Note(Objects.requireNonNull(text).strip());
    }
  }

  @CommandLine.Command(
      name = "offline",
      mixinStandardHelpOptions = true,
      description =
          "Nothing more leaves this laptop for this run: sensing stops, steps that reach out wait.",
      footer = {"  holdfast offline 20261122-181500-service-failure --by Ann"})
  static final class Offline extends SayCommands {
    Offline(Services services) {
      super(services);
    }

    @Override
    Command said() {
      return new Command.GoOffline();
    }

    @Override
    List<String> after(Snapshot now, Answers answers) {
      var moving = StepWords.moving(now);
      return List.of(
          "offline: nothing new leaves this laptop for this run; "
              + (moving.isEmpty() ? "nothing is in flight" : "sent before, goes on: " + moving),
          "let it out again with: holdfast online " + now.id());
    }
  }

  @CommandLine.Command(
      name = "online",
      mixinStandardHelpOptions = true,
      description = "Let the run reach out again; what waited for it goes on.",
      footer = {"  holdfast online 20261122-181500-service-failure --by Ann"})
  static final class Online extends SayCommands {
    Online(Services services) {
      super(services);
    }

    @Override
    Command said() {
      return new Command.GoOnline();
    }
  }

  @CommandLine.Command(
      name = "began",
      mixinStandardHelpOptions = true,
      description = "Say when impact began, once it is learned; RTO and loss count from it.",
      footer = {"  holdfast began 20261122-181500-service-failure 2026-11-22T17:40:00Z --by Ann"})
  static final class Began extends SayCommands {
    @Parameters(
        index = "1",
        paramLabel = "TIME",
        description = "2026-11-22T17:40:00Z, 17:40 (UTC) or 25m (ago); not in the future.")
    @Nullable String time;

    Began(Services services) {
      super(services);
    }

    @Override
    Command said() {
      var clocks = services.incidents(reading()).show(Objects.requireNonNull(incident)).clocks();
      return new Command.Began(Moment.parse("TIME", Objects.requireNonNull(time), clocks.now()));
    }
  }

  @CommandLine.Command(
      name = "update",
      mixinStandardHelpOptions = true,
      description = "Say that a message to people was sent; the next one is due a period later.",
      footer = {"  holdfast update 20261122-181500-service-failure stakeholders --by Ann"})
  static final class Update extends SayCommands {
    @Parameters(index = "1", paramLabel = "ID", description = "The update's id in the plan.")
    @Nullable String id;

    @Option(
        names = "--not-sent",
        description = "It is on record as sent by mistake: it is owed as before (with --because).")
    boolean notSent;

    @Option(
        names = "--because",
        paramLabel = "TEXT",
        description = "Why it does not count as sent.")
    @Nullable String because;

    Update(Services services) {
      super(services);
    }

    @Override
    Command said() {
      var update = Objects.requireNonNull(id);
      if (!notSent && because != null) {
        throw new CommandLine.ParameterException(
            Objects.requireNonNull(spec).commandLine(), "--because goes with --not-sent");
      }
      if (!notSent) return new Command.UpdateSent(update);
      return new Command.UpdateNotSent(update, because == null ? "" : because);
    }
  }
}
