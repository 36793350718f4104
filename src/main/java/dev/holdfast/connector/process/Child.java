package dev.holdfast.connector.process;

import static java.util.stream.Collectors.joining;

import dev.holdfast.connector.Call;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Exempt;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One program to run, and the runner of all of them.
///
/// @param argv absolute executable first; nothing in it is ever read by a shell
/// @param env the whole environment
/// @param folder where it starts
/// @param stdin what it reads; wiped from disk before it starts
/// @param limit after which it is ended
@Exempt(
    from = "timeComesFromTheClock",
    reason = "Bounds a real child process; run time, which may run faster, must not cut it short")
record Child(
    List<String> argv, Map<String, String> env, Path folder, Secret stdin, Duration limit) {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long MOST_OUTPUT = 64L << 20;
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  // Outlives the signals that end the child, so that the exit code reaches the disk even then.
  private static final String WRAPPER =
      """
      umask 077
      d=$1; shift
      trap : TERM INT HUP
      if read -r stat <"/proc/$$/stat"; then printf '%s\\n' "$stat" >"$d/stat"; fi 2>/dev/null
      exec 3<"$d/in" || exit 125
      rm -f "$d/in"
      "$@" <&3 3<&- >"$d/out" 2>"$d/err"
      rc=$?
      printf '%s\\n' "$rc" >"$d/rc.part" && mv "$d/rc.part" "$d/rc"
      exit "$rc"
      """;

  Child {
    argv = List.copyOf(argv);
    env = Map.copyOf(env);
  }

  /// How it ended.
  sealed interface End {
    /// By itself.
    ///
    /// @param left processes that it left running in its session
    record Exited(int code, int left) implements End {}

    /// Ended by us, or from outside without an exit code.
    ///
    /// @param allGone whether nothing of its session is left
    /// @param strays what of it had left its session before and is still there
    record Stopped(String why, boolean allGone, List<Stray> strays) implements End {
      public Stopped {
        strays = List.copyOf(strays);
      }

      /// What is left of it, for a person who decides on it.
      String left(Redactor redactor) {
        var session =
            allGone ? "; nothing of its session is left" : "; some of its session is still running";
        if (strays.isEmpty()) return session;
        return session
            + "; still running outside of it: "
            + redactor.redact(strays.stream().map(Stray::text).collect(joining(", ")));
      }
    }

    /// Nothing ran.
    record NotStarted(Problem problem) implements End {}
  }

  /// Runs it to its end. Never throws for what the child does.
  ///
  /// @param redactor knows what is secret of the files that it is given
  End run(Trace trace, Call.Watch watch, Clock clock, Redactor redactor) {
    return run(trace, watch, clock, () -> Handed.note(trace, env, redactor));
  }

  /// As above, of what a later start of Holdfast reads nothing.
  End run(Trace trace, Call.Watch watch, Clock clock) {
    return run(trace, watch, clock, () -> {});
  }

  /// Done when all its files are there, before it starts.
  private interface Note {
    void take() throws IOException;
  }

  private End run(Trace trace, Call.Watch watch, Clock clock, Note note) {
    Process process;
    try {
      if (!Files.isExecutable(SETSID)) {
        return new End.NotStarted(
            Problem.of(
                "process.no-setsid",
                SETSID + " is missing, so nothing was started",
                "a child must be endable together with all that it starts",
                "install util-linux, or do this step by hand"));
      }
      Trace.privateFile(trace.file("in"), stdin);
      note.take();
      trace.starting(clock.boot());
      var builder = new ProcessBuilder(wrapped(trace));
      builder.environment().clear();
      builder.environment().putAll(env);
      builder.directory(folder.toFile());
      builder.redirectInput(Path.of("/dev/null").toFile());
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      process = builder.start();
    } catch (IOException e) {
      return notStarted(trace, e);
    }
    var started = ProcessStat.of(process.pid()).map(ProcessStat::started).orElse(0L);
    watch.progress("child pid=" + process.pid() + " started=" + started + " boot=" + clock.boot());
    var end = await(process, trace, watch);
    Trace.forget(trace.folder());
    return end;
  }

  private List<String> wrapped(Trace trace) {
    var all = new ArrayList<String>();
    all.addAll(List.of(SETSID.toString(), "/bin/sh", "-c", WRAPPER, "holdfast"));
    all.add(trace.folder().toString());
    all.addAll(argv);
    return all;
  }

  private End notStarted(Trace trace, IOException e) {
    try {
      Trace.forget(trace.folder());
      trace.neverStarted();
    } catch (IOException again) {
      e.addSuppressed(again);
    }
    return new End.NotStarted(
        Problem.of(
            "process.not-started",
            argv.getFirst() + " could not be started: " + e.getMessage(),
            "nothing ran",
            "mend the cause and try again"));
  }

  private End await(Process process, Trace trace, Call.Watch watch) {
    var family = new Family(process.pid());
    var deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!process.waitFor(40, TimeUnit.MILLISECONDS)) {
        if (watch.cancelled()) return stop(family, watch.why());
        if (System.nanoTime() - deadline > 0) {
          return stop(family, "it did not end within " + limit.toSeconds() + " s");
        }
        if (size(trace.out()) + size(trace.err()) > MOST_OUTPUT) {
          return stop(family, "it wrote more than " + (MOST_OUTPUT >> 20) + " MiB of output");
        }
      }
    } catch (InterruptedException e) {
      var end = stop(family, watch.why());
      Thread.currentThread().interrupt();
      return end;
    }
    var code = trace.exit();
    return code.isPresent()
        ? new End.Exited(code.getAsInt(), family.members().size())
        : stop(family, "it was ended from outside");
  }

  private End stop(Family family, String why) {
    return stop(family, why, env.getOrDefault("HOLDFAST_KEY", ""));
  }

  /// Ends it with everything that it started in its session, and sees what had left that.
  static End stop(Family family, String why, String key) {
    var outside = Stray.of(family, key);
    var gone = family.end(GRACE);
    return new End.Stopped(why, gone, outside.stream().filter(Stray::stillThere).toList());
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
