package dev.holdfast.connector.process;

import static dev.holdfast.connector.process.ScriptTest.NOTHING;
import static dev.holdfast.connector.process.ScriptTest.S;
import static dev.holdfast.connector.process.ScriptTest.action;
import static dev.holdfast.connector.process.ScriptTest.await;
import static dev.holdfast.connector.process.ScriptTest.bench;
import static dev.holdfast.connector.process.ScriptTest.preview;
import static dev.holdfast.connector.process.ScriptTest.run;
import static dev.holdfast.connector.process.ScriptTest.watch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Probe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a later look, or a later start, finds of a script.
@Timeout(60)
class ScriptLaterTest {
  @TempDir Path folder;

  @Test
  void aLaterLookFindsTheRealOutcome() throws Exception {
    var bench = bench(folder, "#!/bin/sh\necho 'holdfast:output a=1'\n");
    var call = bench.call("k", null, S);
    assertThat(run(bench, call)).isInstanceOf(Outcome.Done.class);
    var probe = action(bench).probe(call, preview(bench, call));
    assertThat(probe.verdict()).isEqualTo(Probe.Verdict.HAPPENED);
    assertThat(probe.outputs()).containsEntry("a", "1");
  }

  @Test
  void aLaterLookTellsNeverStartedFromTracesGone() throws Exception {
    var bench = bench(folder, "#!/bin/sh\n");
    var call = bench.call("k", null, S);
    assertThat(action(bench).probe(call, NOTHING).verdict()).isEqualTo(Probe.Verdict.UNKNOWN);
    action(bench).preview(call);
    assertThat(action(bench).probe(call, NOTHING).verdict())
        .isEqualTo(Probe.Verdict.DID_NOT_HAPPEN);
    Trace.of(bench.around(), "k", "script").starting("boot-1");
    assertThat(action(bench).probe(call, NOTHING).verdict()).isEqualTo(Probe.Verdict.UNKNOWN);
  }

  @Test
  void aLaterLookSeesALivingChild() throws Exception {
    var bench = bench(folder, "#!/bin/sh\ntouch \"$HOLDFAST_PLAN/up\"\nsleep 600");
    var cancelled = new AtomicBoolean();
    var call =
        bench.call(
            "k", null, S, watch(cancelled, new java.util.concurrent.LinkedBlockingQueue<>()));
    var runner = Thread.ofVirtual().start(() -> run(bench, call));
    await(() -> Files.exists(bench.planFolder.resolve("up")));
    var probe = action(bench).probe(call, NOTHING);
    assertThat(probe.verdict()).isEqualTo(Probe.Verdict.UNKNOWN);
    assertThat(probe.seen()).anyMatch(line -> line.contains("still running"));
    cancelled.set(true);
    runner.join();
  }

  /// Another start of Holdfast than the one that began it.
  @Test
  void aLaterStartWaitsForALivingChild() throws Exception {
    var bench =
        bench(
            folder,
            """
            #!/bin/sh
            touch "$HOLDFAST_PLAN/up"
            while ! test -e "$HOLDFAST_PLAN/go"; do sleep 0.05; done
            echo holdfast:output a=1
            exit $(cat "$HOLDFAST_PLAN/go")
            """);
    for (var code : List.of("0", "4")) {
      var call = bench.call("k" + code, null, S);
      var action = action(bench);
      assertThat(action.atWork(call)).isEmpty();
      var preview = preview(bench, call);
      var runner = Thread.ofVirtual().start(() -> run(bench, call));
      await(() -> Files.exists(bench.planFolder.resolve("up")) && action.atWork(call).isPresent());
      var outcome = new java.util.concurrent.atomic.AtomicReference<java.util.Optional<Outcome>>();
      var later = Thread.ofVirtual().start(() -> outcome.set(action.attend(call, preview)));
      Files.writeString(bench.planFolder.resolve("next"), code);
      Files.move(bench.planFolder.resolve("next"), bench.planFolder.resolve("go"));
      later.join();
      runner.join();
      assertThat(action.atWork(call)).isEmpty();
      var said = String.valueOf(outcome.get());
      if (code.equals("0")) assertThat(said).contains("Done[", "s.sh exited with 0", "a=1");
      else assertThat(said).contains("InDoubt[", "s.sh exited with 4");
      Files.delete(bench.planFolder.resolve("go"));
      Files.delete(bench.planFolder.resolve("up"));
    }
  }
}
