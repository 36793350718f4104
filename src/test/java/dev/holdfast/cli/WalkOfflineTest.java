package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A walkthrough in a process of its own, watched by the kernel: it reaches for no address. (The
/// JDK asks the kernel once whether it knows IPv6 and makes sockets for that, which go nowhere.)
class WalkOfflineTest {
  private static final List<String> REACHES =
      List.of("connect(", "bind(", "sendto(", "sendmsg(", "sendmmsg(", "listen(", "accept");

  @TempDir Path folder;

  @Test
  void noAddressIsReachedFor() throws IOException, InterruptedException {
    Peer.program("strace", "apt-get install strace");
    var answered =
        traced("walkthrough", "runbooks/contractorlens", "business", "--answer", "costs=412");
    assertThat(answered).filteredOn(WalkOfflineTest::reaches).isEmpty();
    assertThat(traced("walkthroughs", "--json")).filteredOn(WalkOfflineTest::reaches).isEmpty();
  }

  /// The oracle itself: what does sense the real thing is seen to reach for it.
  @Test
  void theTraceWouldShowIt() throws IOException, InterruptedException {
    Peer.program("strace", "apt-get install strace");
    assertThat(traced("sense", plan().toString(), "--live")).anyMatch(WalkOfflineTest::reaches);
  }

  private Path plan() throws IOException {
    var plan = folder.resolve("plan");
    Files.createDirectories(plan.resolve("scenarios"));
    Files.writeString(
        plan.resolve("plan.yaml"),
        """
        holdfast: 1
        plan: tiny
        title: Tiny
        targets:
          app: {connector: web, url: "http://127.0.0.1:9"}
        checklist:
          - {id: g, title: G, items: [{id: up, title: Up, check: {check: web.http, target: app, with: {path: /}, is: 200}}]}
        """);
    Files.writeString(
        plan.resolve("scenarios/s.yaml"),
        "scenario: s\ntitle: S\nphases:\n- title: P\n  steps:\n  - {id: a, title: A, ask: a}\n");
    return plan;
  }

  private static boolean reaches(String call) {
    var local = call.contains("AF_UNIX") || call.contains("AF_NETLINK");
    return !local && REACHES.stream().anyMatch(call::contains);
  }

  private List<String> traced(String... words) throws IOException, InterruptedException {
    var trace = folder.resolve("trace");
    var line =
        new ArrayList<>(
            List.of(
                "strace", "-f", "--seccomp-bpf", "-e", "trace=network", "-o", trace.toString()));
    line.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.holdfast.Main"));
    line.addAll(List.of(words));
    line.addAll(List.of("--home", folder.resolve("home").toString()));
    var process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    var code = process.waitFor();
    assertThat(code).as(Files.readString(folder.resolve("said"))).isNotEqualTo(2);
    return Files.readAllLines(trace);
  }
}
