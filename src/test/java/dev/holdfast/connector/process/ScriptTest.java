package dev.holdfast.connector.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Reading;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ScriptTest {
  @TempDir Path folder;

  static Action action(Bench bench) {
    return action(bench, "process.script");
  }

  private static Action action(Bench bench, String name) {
    return new ProcessConnector(Reach.ANYWHERE).open(bench.around()).action(name).orElseThrow();
  }

  private Bench bench(String script) throws IOException {
    return bench(folder, script);
  }

  static Bench bench(Path folder, String script) throws IOException {
    var bench = new Bench(folder);
    Files.writeString(bench.planFolder.resolve("s.sh"), script);
    return bench;
  }

  static Outcome run(Bench bench, Call call) {
    var action = action(bench);
    return action.perform(call, action.preview(call));
  }

  static final Map<String, Object> S = Map.of("script", Path.of("s.sh"));

  @Test
  void givesOutputsAndTheExitCode() throws IOException {
    var bench =
        bench("#!/bin/sh\necho hello \"$1\"\necho 'holdfast:output endpoint=db:5432'\necho last");
    var call =
        bench.call("k", null, Map.of("script", Path.of("s.sh"), "args", List.of("a b; $(id)")));
    var outcome = run(bench, call);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    var done = (Outcome.Done) outcome;
    assertThat(done.outputs()).containsEntry("exit", 0L).containsEntry("endpoint", "db:5432");
    assertThat(done.evidence()).contains("exited with 0").contains("last");
  }

  @Test
  void aScriptThatRanAndFailedIsInDoubt() throws IOException {
    var bench = bench("#!/bin/sh\necho half done\necho no space >&2\nexit 7");
    var outcome = run(bench, bench.call("k", null, S));
    assertThat(outcome).isInstanceOf(Outcome.InDoubt.class);
    assertThat(((Outcome.InDoubt) outcome).problem().what())
        .contains("exited with 7")
        .contains("half done")
        .contains("no space");
    assertThat(((Outcome.InDoubt) outcome).problem().what().lines().findFirst())
        .as("what is shown in one line")
        .hasValueSatisfying(line -> assertThat(line).endsWith("it said: no space"));
  }

  @Test
  void whatCallsItselfAnErrorStandsBeforeTheChatter() throws IOException {
    var bench =
        bench(
            "#!/bin/sh\nfor i in 1 2 3 4 5 6 7 8 9; do echo reading $i; done\n"
                + "echo '│ Error: no such bucket' >&2\nfor i in 1 2 3 4 5 6 7 8 9 10 11 12 13;"
                + " do echo cleaning $i >&2; done\nexit 1");
    var outcome = run(bench, bench.call("k", null, S));
    assertThat(((Outcome.InDoubt) outcome).problem().what().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).endsWith("it said: Error: no such bucket"));
  }

  @Test
  void aScriptThatOnlyReadsAndFailedIsRefused() throws IOException {
    var bench = bench("#!/bin/sh\nexit 7");
    var action = action(bench, "process.read");
    var call = bench.call("k", null, S);
    assertThat(action.perform(call, action.preview(call))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aChangedScriptIsRefused() throws IOException {
    var bench = bench("#!/bin/sh\ntouch \"$HOLDFAST_PLAN/ran\"");
    var action = action(bench);
    var call = bench.call("k", null, S);
    var preview = action.preview(call);
    Files.writeString(bench.planFolder.resolve("s.sh"), "#!/bin/sh\nrm -rf everything");
    var outcome = action.perform(call, preview);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) outcome).problem().code()).isEqualTo("process.changed");
    assertThat(bench.planFolder.resolve("ran")).doesNotExist();
  }

  @Test
  void theSameAttemptNeverStartsTwice() throws IOException {
    var bench = bench("#!/bin/sh\necho x >>\"$HOLDFAST_PLAN/count\"");
    var call = bench.call("k", null, S);
    assertThat(run(bench, call)).isInstanceOf(Outcome.Done.class);
    assertThat(run(bench, call)).isInstanceOf(Outcome.InDoubt.class);
    assertThat(bench.planFolder.resolve("count")).hasContent("x");
  }

  @Test
  void theEnvironmentHoldsNothingOfTheUser() throws IOException {
    var bench = bench("#!/bin/sh\nenv | cut -d= -f1 | sort >\"$HOLDFAST_PLAN/env\"\npwd");
    bench.target("aws-primary", "aws", "http://127.0.0.1:1", Map.of("region", "us-west-2"));
    var call =
        bench.call("k", null, Map.of("script", Path.of("s.sh"), "targets", List.of("aws-primary")));
    assertThat(run(bench, call)).isInstanceOf(Outcome.Done.class);
    assertThat(Files.readAllLines(bench.planFolder.resolve("env")))
        .contains("HOLDFAST_ENDPOINT_AWS_PRIMARY", "AWS_REGION", "HOME", "PATH")
        .doesNotContain("JAVA_HOME", "USER", "AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID")
        .allMatch(
            n ->
                n.matches(
                    "HOLDFAST_.*|AWS_.*|PATH|HOME|TMPDIR|LANG|PWD|OLDPWD|SHLVL|_"
                        + "|PYTHONDONTWRITEBYTECODE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LD_PRELOAD", "BASH_ENV", "PATH", "a=b", "HOLDFAST_KEY"})
  void namesThatChangeWhatRunsAreRefused(String name) throws IOException {
    var bench = bench("#!/bin/sh\n");
    var call = bench.call("k", null, Map.of("script", Path.of("s.sh"), "env", Map.of(name, "x")));
    assertThatThrownBy(() -> action(bench).preview(call)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aScriptOutsideThePlanIsRefused() throws IOException {
    var bench = bench("#!/bin/sh\n");
    Files.writeString(folder.resolve("evil.sh"), "#!/bin/sh\n");
    var call = bench.call("k", null, Map.of("script", Path.of("../evil.sh")));
    assertThatThrownBy(() -> action(bench).preview(call)).hasMessageContaining("outside");
  }

  @Test
  void onlyOverriddenTargetsWhereOnlyThoseMayBeReached() throws IOException {
    var bench = bench("#!/bin/sh\n");
    bench.target("aws-primary", "aws", null, Map.of());
    var call =
        bench.call("k", null, Map.of("script", Path.of("s.sh"), "targets", List.of("aws-primary")));
    var action =
        new ProcessConnector(Reach.OVERRIDES_ONLY)
            .open(bench.around())
            .action("process.script")
            .orElseThrow();
    assertThatThrownBy(() -> action.preview(call)).hasMessageContaining("no endpoint override");
  }

  @Test
  void aSecretIsInNoArgumentNoEnvironmentAndNoFileAfterwards() throws IOException {
    var canary = "canary-71b2f0";
    var bench =
        bench(
            """
            #!/bin/sh
            read -r secret
            test "$secret" = "$(printf 'canary-%s' 71b2f0)" || exit 9
            printf 'canary-%s' 71b2f0 >"$TMPDIR/pattern"
            grep -qs -f "$TMPDIR/pattern" /proc/*/cmdline && exit 8
            grep -qs -f "$TMPDIR/pattern" /proc/*/environ && exit 7
            grep -q -f "$TMPDIR/pattern" "$AWS_SHARED_CREDENTIALS_FILE" || exit 6
            echo "the key is $secret"
            """);
    bench.credential("aws-prod", Map.of("secret-access-key", canary, "access-key-id", canary));
    bench.target("aws-primary", "aws", "aws-prod", "http://127.0.0.1:1", Map.of());
    var args =
        Map.<String, Object>of(
            "script",
            Path.of("s.sh"),
            "stdin",
            Secret.copyOf(canary.getBytes(StandardCharsets.UTF_8)),
            "targets",
            List.of("aws-primary"));
    var call = bench.call("k", null, args);
    try (var session = new ProcessConnector(Reach.ANYWHERE).open(bench.around())) {
      var action = session.action("process.script").orElseThrow();
      var preview = action.preview(call);
      assertThat(preview.toString()).doesNotContain(canary);
      var outcome = action.perform(call, preview);
      assertThat(outcome.toString()).contains("exited with 0").doesNotContain(canary);
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(canary);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep 600",
        "trap '' TERM; while :; do sleep 1; done",
        "sleep 600 & sleep 600 & wait",
        "(sleep 600 &) ; (trap '' TERM HUP; sleep 600) & sleep 600",
        "( ( sleep 600 & ) & ) ; sleep 600",
        "set -m; sleep 600 & set +m; sleep 600",
        "sh -c 'sh -c \"sleep 600; :\"; :'; :",
        "nohup sleep 600 >/dev/null 2>&1 & sleep 600",
        "sleep 600 | sleep 600 | cat",
        "exec sleep 600"
      })
  void aCancelledTreeLeavesNobody(String shape) throws Exception {
    var bench = bench("#!/bin/bash\ntouch \"$HOLDFAST_PLAN/up\"\n" + shape + "\n");
    var cancelled = new AtomicBoolean();
    var said = new java.util.concurrent.LinkedBlockingQueue<String>();
    var call = bench.call("k", null, S, watch(cancelled, said));
    var outcome = new java.util.concurrent.atomic.AtomicReference<Outcome>();
    var runner = Thread.ofVirtual().start(() -> outcome.set(run(bench, call)));
    await(() -> Files.exists(bench.planFolder.resolve("up")));
    cancelled.set(true);
    runner.join();
    assertThat(outcome.get()).isInstanceOf(Outcome.InDoubt.class);
    var line = said.poll(1, TimeUnit.SECONDS);
    assertThat(line).matches("child pid=\\d+ started=\\d+ boot=boot-1");
    var pid = Long.parseLong(String.valueOf(line).replaceAll("child pid=(\\d+) .*", "$1"));
    assertThat(ProcessStat.inSession(pid)).isEmpty();
  }

  /// What leaves its session is not reached by the signals; whoever decides has to know of it.
  @Test
  void whatLeftTheSessionIsNamed() throws Exception {
    var bench =
        bench(
            """
            #!/bin/bash
            setsid sleep 601 &
            setsid bash -c 'setsid sleep 602 & exit 0'
            sleep 0.3
            touch "$HOLDFAST_PLAN/up"
            sleep 600
            """);
    var cancelled = new AtomicBoolean();
    var watch =
        new Call.Watch() {
          @Override
          public void progress(String what) {}

          @Override
          public boolean cancelled() {
            return cancelled.get();
          }

          @Override
          public String why() {
            return "its time (3 s) was up";
          }
        };
    var outcome = new java.util.concurrent.atomic.AtomicReference<Outcome>();
    var runner =
        Thread.ofVirtual().start(() -> outcome.set(run(bench, bench.call("k-1", null, S, watch))));
    await(() -> Files.exists(bench.planFolder.resolve("up")));
    cancelled.set(true);
    runner.join();
    var said = String.valueOf(outcome.get());
    var strays = java.util.regex.Pattern.compile("(\\d+) (?:setsid )?sleep 60[12]").matcher(said);
    var pids = strays.results().map(match -> Long.parseLong(match.group(1))).toList();
    pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
    assertThat(said)
        .contains("was ended because its time (3 s) was up; nothing of its session is left")
        .doesNotContain("nothing of it is left");
    assertThat(pids).as(said).hasSize(2);
  }

  @Test
  void anInterruptCancels() throws Exception {
    var bench = bench("#!/bin/sh\ntouch \"$HOLDFAST_PLAN/up\"\nsleep 600");
    var ended = new CountDownLatch(1);
    var call = bench.call("k", null, S);
    var runner =
        Thread.ofVirtual()
            .start(
                () -> {
                  assertThat(run(bench, call)).isInstanceOf(Outcome.InDoubt.class);
                  ended.countDown();
                });
    await(() -> Files.exists(bench.planFolder.resolve("up")));
    runner.interrupt();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0:PASSING", "1:FAILING", "2:UNKNOWN", "77:UNKNOWN"})
  void aCheckReadsTheExitCode(String wanted) throws IOException {
    var parts = wanted.split(":", 2);
    var bench = bench("#!/bin/sh\necho seen 42\nexit " + parts[0]);
    var check =
        new ProcessConnector(Reach.ANYWHERE)
            .open(bench.around())
            .check("process.check")
            .orElseThrow();
    var reading = check.read(bench.call("", null, S));
    assertThat(reading.state()).isEqualTo(Reading.State.valueOf(parts[1]));
    assertThat(reading.value()).isEqualTo("seen 42");
  }

  static final Preview NOTHING =
      new Preview(
          "", Map.of(), Map.of(), Map.of(), "", "", java.util.Optional.empty(), false, List.of());

  static Preview preview(Bench bench, Call call) {
    return action(bench).preview(call);
  }

  static Call.Watch watch(AtomicBoolean cancelled, java.util.Queue<String> said) {
    return new Call.Watch() {
      @Override
      public void progress(String what) {
        said.add(what);
      }

      @Override
      public boolean cancelled() {
        return cancelled.get();
      }
    };
  }

  static void await(java.util.function.BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
