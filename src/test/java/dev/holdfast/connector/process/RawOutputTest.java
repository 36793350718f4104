package dev.holdfast.connector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Probe;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.StreamingRedactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a child wrote lies in the clear only while it may still write; afterwards only redacted.
@Timeout(60)
class RawOutputTest {
  private static final String CANARY = "canary-88ac01-5d";
  private static final String GONE = "4194303 (sh) S 1 1 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 77 0";
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void setUp() {
    bench = new Bench(folder);
    bench.credential("vendor", Map.of("token", CANARY));
    bench.target("vendor", "process", "vendor", null, Map.of());
  }

  private Call script(String end) throws IOException {
    Files.writeString(
        bench.planFolder.resolve("s.sh"),
        """
        #!/bin/sh
        cat "$HOLDFAST_SECRET_VENDOR_TOKEN" | tee dump >&2
        echo "the token is $(cat "$HOLDFAST_SECRET_VENDOR_TOKEN")"
        echo "holdfast:output gave=this"
        """
            + end
            + "\n");
    var place = bench.around().places().get("vendor");
    return bench.call("k", place, Map.of("script", Path.of("s.sh")));
  }

  private static Action action(Bench bench, String name) {
    return new ProcessConnector(Reach.ANYWHERE).open(bench.around()).action(name).orElseThrow();
  }

  private void nothingHolds(String secret) throws IOException {
    try (Stream<Path> all = Files.walk(bench.runFolder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(secret);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 3", "exit 0", "kill -9 $PPID $$"})
  void isGoneWhenTheChildHasEndedWhateverItsEnd(String end) throws IOException {
    var action = action(bench, "process.script");
    var call = script(end);
    var outcome = action.perform(call, action.preview(call));
    assertThat(outcome.toString()).doesNotContain(CANARY);
    if (!end.equals("exit 0")) assertThat(outcome.toString()).contains("<secret:canary>");
    nothingHolds(CANARY);
    if (!end.startsWith("exit")) return;
    var probe = action.probe(call, action.preview(call));
    assertThat(probe.seen())
        .contains("it exited with " + end.substring(5))
        .anyMatch(line -> line.contains("the token is <secret:canary>"));
    if (end.equals("exit 0")) assertThat(probe.outputs()).containsEntry("gave", "this");
  }

  @Test
  void ofAReadThatFailedNothingIsLeft() throws IOException {
    var action = action(bench, "process.read");
    var call = script("exit 4");
    assertThat(action.perform(call, action.preview(call))).isInstanceOf(Outcome.Refused.class);
    assertThat(Trace.of(bench.around(), "k", "script").folder()).doesNotExist();
  }

  /// What a crash leaves: the child ended later, and nobody took what it wrote.
  private Path left(String stat) throws IOException {
    var child = bench.runFolder.resolve("children/k-script");
    Files.createDirectories(child.resolve("work"));
    Files.writeString(child.resolve("prepared"), "another session");
    Files.writeString(child.resolve("starting"), clock().boot() + "\n");
    Files.writeString(child.resolve("stat"), stat + "\n");
    Files.writeString(child.resolve("out"), "it is " + CANARY + "\nholdfast:output gave=that\n");
    Files.writeString(child.resolve("err"), "bad " + CANARY + "\n");
    Files.writeString(child.resolve("work/dump"), CANARY);
    return child;
  }

  private Path handed(Path child) throws IOException {
    Files.createDirectories(child.resolve("secrets"));
    var file = Files.writeString(child.resolve("secrets/vendor-token"), CANARY);
    note(child, Map.of("HOLDFAST_SECRET_VENDOR_TOKEN", file.toString()), CANARY);
    return file;
  }

  private static void note(Path child, Map<String, String> env, String... known)
      throws IOException {
    var redactor = new StreamingRedactor();
    for (var one : known) {
      redactor.learn("known", Secret.copyOf(one.getBytes(StandardCharsets.UTF_8)));
    }
    Handed.note(new Trace(child), env, redactor);
  }

  private Clock clock() {
    return bench.around().clock();
  }

  private void sweep() {
    new ProcessConnector(Reach.ANYWHERE).sweep(bench.runFolder, new StreamingRedactor(), clock());
  }

  private Probe probe() throws IOException {
    return action(bench, "process.script").probe(script("exit 0"), ScriptTest.NOTHING);
  }

  @Test
  void theNextStartKeepsTheEvidenceWithoutTheSecrets() throws IOException {
    var child = left(GONE);
    handed(child);
    Files.writeString(child.resolve("rc"), "0\n");
    sweep();
    nothingHolds(CANARY);
    assertThat(child.resolve("out")).doesNotExist();
    var probe = probe();
    assertThat(probe.verdict()).isEqualTo(Probe.Verdict.HAPPENED);
    assertThat(probe.outputs()).containsEntry("gave", "that");
    assertThat(probe.seen()).anyMatch(line -> line.contains("bad <secret:vendor-token>"));
  }

  @Test
  void whatCannotBeRedactedAnyMoreIsNotKept() throws IOException {
    var child = left(GONE);
    Files.delete(handed(child));
    Files.writeString(child.resolve("rc"), "5\n");
    sweep();
    nothingHolds(CANARY);
    assertThat(probe().seen())
        .contains("it exited with 5")
        .anyMatch(line -> line.contains("removed unread"));
  }

  @Test
  void ofAChildAtWorkNothingIsTouched() throws IOException {
    var self = ProcessHandle.current().pid();
    var child = left(Files.readString(Path.of("/proc/" + self + "/stat")).strip());
    handed(child);
    sweep();
    assertThat(child.resolve("out")).exists();
    assertThat(child.resolve("secrets/vendor-token")).exists();
    Files.writeString(child.resolve("rc"), "0\n");
    sweep();
    nothingHolds(CANARY);
  }

  /// Also where no plan says what it is a step of.
  @Test
  void whatIsAtWorkIsKnownByItsFolder() throws IOException {
    var connector = new ProcessConnector(Reach.ANYWHERE);
    var self = ProcessHandle.current().pid();
    var child = left(Files.readString(Path.of("/proc/" + self + "/stat")).strip());
    assertThat(connector.atWork(bench.runFolder, clock()))
        .containsExactly("it is still running as process %d and what that started".formatted(self));
    Files.writeString(child.resolve("rc"), "0\n");
    assertThat(connector.atWork(bench.runFolder, clock())).isEmpty();
  }

  @Test
  void ofAChildOfThisProcessNothingIsTouched() throws IOException {
    var child = left(GONE);
    new Trace(child).starting(clock().boot());
    sweep();
    assertThat(child.resolve("out")).exists();
  }

  @Test
  void afterTheCloseNothingIsLeft() throws IOException {
    var child = left(GONE);
    Files.writeString(child.resolve("rc"), "5\n");
    new ProcessConnector(Reach.ANYWHERE).forget(bench.runFolder, clock());
    assertThat(child).doesNotExist();
  }

  @Test
  void whatWasKnownOfFilesIsLearned() throws IOException {
    var child = left(GONE);
    var redactor = new StreamingRedactor();
    var keys =
        Files.writeString(
            child.resolve("aws-credentials"),
            """
            [a]
            aws_access_key_id = AKIA1
            aws_secret_access_key = wJalrXUtnFEMI/K7
            [holdfast-minio]
            aws_access_key_id = admin
            aws_secret_access_key = Kq7#zW2
            [b]
            role_arn = arn:x
            external_id = ext 41
            [holdfast-emulator]
            aws_secret_access_key = holdfast
            """);
    var passwords =
        Files.writeString(child.resolve("pgpass"), "h\\:1:5432:*:*:pass\\:word-1\nh:1:*:*:p:w1\n");
    note(
        child,
        Map.of("AWS_SHARED_CREDENTIALS_FILE", keys.toString(), "PGPASSFILE", passwords.toString()),
        "wJalrXUtnFEMI/K7",
        "Kq7#zW2",
        "ext 41",
        "pass:word-1",
        "p:w1");
    assertThat(Handed.learn(new Trace(child), redactor)).isTrue();
    assertThat(redactor.redact("a wJalrXUtnFEMI/K7 b pass:word-1 c Kq7#zW2 d ext 41 e p:w1"))
        .isEqualTo(
            "a <secret:aws-credentials> b <secret:pgpass> c <secret:aws-credentials> d"
                + " <secret:aws-credentials> e <secret:pgpass>");
    assertThat(redactor.redact("admin, holdfast and AKIA1")).isEqualTo("admin, holdfast and AKIA1");
  }

  /// A user name that the vault has is in such a file as well, and no secret.
  @Test
  void ofEveryLengthWhatWasKnownIsKnownLater() throws IOException {
    var child = left(GONE);
    var folder = Files.createDirectories(child.resolve("secrets"));
    var code = Files.writeString(folder.resolve("it-code"), "482133");
    var user = Files.writeString(folder.resolve("it-user"), "root");
    note(
        child,
        Map.of(
            "HOLDFAST_SECRET_IT_CODE", code.toString(), "HOLDFAST_SECRET_IT_USER", user.toString()),
        "482133");
    var redactor = new StreamingRedactor();
    assertThat(Handed.learn(new Trace(child), redactor)).isTrue();
    assertThat(redactor.redact("root has 482133")).isEqualTo("root has <secret:it-code>");
  }

  /// A script that wipes its secret file after it read it.
  @ParameterizedTest
  @ValueSource(strings = {"", "0000000000000000", "canary-88ac01-5"})
  void aFileThatIsNotAsItWasTellsNothing(String then) throws IOException {
    var child = left(GONE);
    Files.writeString(handed(child), then);
    Files.writeString(child.resolve("rc"), "5\n");
    sweep();
    nothingHolds(CANARY);
    assertThat(probe().seen())
        .contains("it exited with 5")
        .anyMatch(line -> line.contains("removed unread"));
  }

  @Test
  void howTheFilesWereGoesWithThem() throws IOException {
    var child = left(GONE);
    handed(child);
    assertThat(child.resolve(Handed.STATE)).exists();
    Trace.forget(child);
    assertThat(child.resolve(Handed.STATE)).doesNotExist();
    assertThat(Handed.learn(new Trace(child), new StreamingRedactor())).isFalse();
  }

  @Test
  void aSecretThatWasOnlyReadIsNotKnownLater() throws IOException {
    var trace = new Trace(left(GONE));
    Handed.readsSecret(trace);
    Handed.note(trace, Map.of(), new StreamingRedactor());
    assertThat(Handed.learn(trace, new StreamingRedactor())).isFalse();
  }

  @Test
  void aScriptThatReadsASecretSaysSo() throws IOException {
    Files.writeString(bench.planFolder.resolve("s.sh"), "#!/bin/sh\nread x\nexit 3");
    var stdin = Secret.copyOf(CANARY.getBytes(StandardCharsets.UTF_8));
    var call = bench.call("k", null, Map.of("script", Path.of("s.sh"), "stdin", stdin));
    var action = action(bench, "process.script");
    assertThat(action.perform(call, action.preview(call))).isInstanceOf(Outcome.InDoubt.class);
    var trace = Trace.of(bench.around(), "k", "script");
    assertThat(Handed.learn(trace, new StreamingRedactor())).isFalse();
  }
}
