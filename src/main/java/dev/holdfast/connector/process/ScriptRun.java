package dev.holdfast.connector.process;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// A script with everything its child needs, read and checked but not started.
record ScriptRun(ScriptFile script, List<String> args, List<Place> places) {
  static ScriptRun of(Call call, Reach reach) {
    var args = call.args();
    if (args.find("args").filter(ScriptRun::holdsSecret).isPresent()) {
      throw new ProblemException(
          Problem.of(
              "process.secret",
              "an argument would hold a secret",
              "anyone on this laptop can read a process's arguments",
              "hand it over as 'stdin'"));
    }
    ChildEnvironment.check(args.map("env"));
    return new ScriptRun(
        ScriptFile.read(call.around(), args.file("script")),
        args.texts("args"),
        ChildEnvironment.places(call, args.texts("targets"), reach));
  }

  private static boolean holdsSecret(Object value) {
    return value instanceof List<?> list && list.stream().anyMatch(Secret.class::isInstance);
  }

  /// The child, with its files written into the trace's folder.
  Child child(Call call, Trace trace, Duration limit) {
    try {
      var work = trace.file("work");
      Trace.privateFolder(work);
      if (call.args().find("stdin").filter(Secret.class::isInstance).isPresent()) {
        Handed.readsSecret(trace);
      }
      var env =
          new ChildEnvironment(call, trace.folder())
              .targets(call, places, trace.folder())
              .stated(call.args().map("env"));
      return new Child(script.argv(args), env.values(), work, stdin(call.args()), limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Secret stdin(Args args) {
    return args.find("stdin")
        .map(value -> value instanceof Secret secret ? secret : text(String.valueOf(value)))
        .orElse(text(""));
  }

  private static Secret text(String value) {
    return Secret.copyOf(value.getBytes(StandardCharsets.UTF_8));
  }
}
