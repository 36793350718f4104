package dev.holdfast.connector.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Connector.Session;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GitTest {
  @TempDir Path folder;
  private String first = "";

  @BeforeEach
  void repository() throws Exception {
    Bench.requirePeer(Tools.find("git").isPresent(), "git is not installed: install git");
    var work = Files.createDirectories(folder.resolve("work"));
    git(work, "init", "-q", "-b", "main");
    Files.writeString(work.resolve("a"), "one");
    git(work, "add", "a");
    git(work, "commit", "-qm", "first");
    first = git(work, "rev-parse", "HEAD");
    Files.writeString(work.resolve("a"), "two");
    git(work, "commit", "-qam", "second");
    git(folder, "clone", "-q", "--bare", work.toString(), "bare.git");
  }

  private static String git(Path in, String... command) throws Exception {
    var argv = new ArrayList<>(List.of("git", "-c", "user.name=T", "-c", "user.email=t@t"));
    argv.addAll(List.of(command));
    var process = new ProcessBuilder(argv).directory(in.toFile()).redirectErrorStream(true).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.strip();
  }

  private static Session open(Bench bench) {
    return new GitConnector().open(bench.around());
  }

  private Map<String, Object> args(String commit) {
    return Map.of("repository", "code", "commit", commit, "into", "code");
  }

  @Test
  void checksOutThePinnedCommitAndKeepsIt() throws IOException {
    var bench = new Bench(folder);
    var url = "file://" + folder.resolve("bare.git");
    var place = bench.target("code", "git", null, Map.of("url", url));
    var action = open(bench).action("git.checkout").orElseThrow();
    var call = bench.call("k", place, args(first));
    var preview = action.preview(call);
    assertThat(action.probe(call, preview).verdict()).isEqualTo(Probe.Verdict.DID_NOT_HAPPEN);
    var outcome = action.perform(call, preview);
    assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Done.class);
    var directory = Path.of(String.valueOf(((Outcome.Done) outcome).outputs().get("directory")));
    assertThat(directory.resolve("a")).hasContent("one");
    assertThat(action.probe(call, preview).verdict()).isEqualTo(Probe.Verdict.HAPPENED);
    assertThat(action.preview(call).done()).isTrue();
    Files.writeString(directory.resolve("a"), "changed by hand");
    assertThat(action.preview(call).done()).isFalse();
    assertThat(action.perform(call, preview)).isInstanceOf(Outcome.Done.class);
    assertThat(directory.resolve("a")).hasContent("one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "HEAD", "abc123", "--upload-pack=touch"})
  void aBranchIsRefused(String commit) {
    var bench = new Bench(folder);
    var place = bench.target("code", "git", null, Map.of("url", folder.resolve("bare.git")));
    var action = open(bench).action("git.checkout").orElseThrow();
    assertThatThrownBy(() -> action.preview(bench.call("k", place, args(commit))))
        .hasMessageContaining("full commit id");
  }

  @Test
  void saysWhetherACommitCanBeFetched() {
    var bench = new Bench(folder);
    var url = folder.resolve("bare.git").toString();
    var check = open(bench).check("git.commit-present").orElseThrow();
    var there = bench.target("code", "git", null, Map.of("url", url));
    var nowhere = bench.target("gone", "git", null, Map.of("url", url + "-gone"));
    assertThat(check.read(bench.call("", there, args(first))).state())
        .isEqualTo(Reading.State.PASSING);
    assertThat(check.read(bench.call("", there, args("0".repeat(40)))).state())
        .isEqualTo(Reading.State.FAILING);
    assertThat(check.read(bench.call("", nowhere, args(first))).state())
        .isEqualTo(Reading.State.UNKNOWN);
  }
}
