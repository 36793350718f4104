package dev.holdfast.connector.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Network;
import dev.holdfast.connector.NetworkLooks;
import dev.holdfast.connector.Reading;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Names asked of dnsmasq, a name server that we did not write.
@Timeout(60)
class DnsTest {
  @TempDir Path folder;
  private @Nullable Process server;

  @AfterEach
  void stop() throws InterruptedException {
    if (server == null) return;
    server.destroy();
    if (!server.waitFor(10, TimeUnit.SECONDS)) server.destroyForcibly().waitFor();
    server = null;
  }

  /// A server that answers for holdfast.test alone, with these records.
  private void serve(int port, String... records) throws IOException {
    var argv =
        new ArrayList<>(
            List.of(
                Peer.program("dnsmasq", "install the package dnsmasq-base").toString(),
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--pid-file=",
                "--user=" + System.getProperty("user.name"),
                "--no-resolv",
                "--no-hosts",
                "--bind-interfaces",
                "--listen-address=127.0.0.1",
                "--port=" + port,
                "--local=/holdfast.test/"));
    argv.addAll(List.of(records));
    var log = folder.resolve("dnsmasq.log").toFile();
    server = new ProcessBuilder(argv).redirectErrorStream(true).redirectOutput(log).start();
    Peer.await("dnsmasq answers", Duration.ofSeconds(20), () -> listens(port));
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Reading ask(int port, Map<String, Object> with) {
    var bench = new Bench(folder);
    var place = bench.target("site", "web", null, Map.of("dns-server", "127.0.0.1:" + port));
    return new DnsCheck(new Network(new NetworkLooks())).read(bench.call("web.dns", place, with));
  }

  private void sees(int port, String type, String is, String value) {
    var reading = ask(port, Map.of("name", "www.holdfast.test", "type", type, "is", is)).state();
    assertThat(reading).as(type).isEqualTo(Reading.State.PASSING);
    var other = ask(port, Map.of("name", "www.holdfast.test", "type", type, "is", "another"));
    assertThat(other.state()).as(type).isEqualTo(Reading.State.FAILING);
    assertThat(other.value()).contains(value).contains("expected another");
  }

  @Test
  void seesEachKindOfRecord() throws Exception {
    var port = Peer.freePort();
    serve(
        port,
        "--host-record=www.holdfast.test,192.0.2.10,2001:db8::10",
        "--mx-host=www.holdfast.test,mail.holdfast.test,10",
        "--txt-record=www.holdfast.test,v=spf1 -all",
        "--srv-host=www.holdfast.test,db.holdfast.test,5432",
        "--dns-rr=www.holdfast.test,2," + hex("ns1"),
        "--dns-rr=www.holdfast.test,6,"
            + hex("ns1")
            + hex("dns")
            + "0000000700000e1000000258000151800000003c");
    sees(port, "A", "192.0.2.10", "192.0.2.10");
    sees(port, "AAAA", "2001:db8::10", "2001:db8:");
    sees(port, "MX", "mail.holdfast.test", "10 mail.holdfast.test");
    sees(port, "TXT", "v=spf1 -all", "v=spf1 -all");
    sees(port, "NS", "ns1.holdfast.test", "ns1.holdfast.test");
    sees(port, "SOA", "ns1.holdfast.test. dns.holdfast.test. 7 3600 600 86400 60", "ns1.holdfast");
    sees(port, "SRV", "db.holdfast.test", "5432 db.holdfast.test");
  }

  /// A host of holdfast.test as records hold it.
  private static String hex(String host) {
    return "03"
        + HexFormat.of().formatHex(host.getBytes(StandardCharsets.US_ASCII))
        + "08686f6c64666173740474657374"
        + "00";
  }

  @Test
  void tellsAnAliasFromItsTarget() throws Exception {
    var port = Peer.freePort();
    serve(
        port,
        "--host-record=www.holdfast.test,192.0.2.10",
        "--cname=shop.holdfast.test,www.holdfast.test");
    assertThat(
            ask(
                    port,
                    Map.of(
                        "name", "shop.holdfast.test", "type", "CNAME", "is", "www.holdfast.test."))
                .state())
        .isEqualTo(Reading.State.PASSING);
    assertThat(ask(port, Map.of("name", "shop.holdfast.test", "is", "192.0.2.10")).state())
        .isEqualTo(Reading.State.PASSING);
    // the end of a text is not the text
    assertThat(ask(port, Map.of("name", "www.holdfast.test", "is", "0.2.10")).state())
        .isEqualTo(Reading.State.FAILING);
  }

  @Test
  void followsARecordThatIsPointedElsewhere() throws Exception {
    var port = Peer.freePort();
    Map<String, Object> restored = Map.of("name", "db.holdfast.test", "is", "192.0.2.99");
    serve(port, "--host-record=db.holdfast.test,192.0.2.1");
    assertThat(ask(port, restored).state()).isEqualTo(Reading.State.FAILING);
    stop();
    serve(port, "--host-record=db.holdfast.test,192.0.2.99");
    assertThat(ask(port, restored).state()).isEqualTo(Reading.State.PASSING);
  }

  @Test
  void tellsWhatIsNotThereFromWhatCannotBeAsked() throws Exception {
    var port = Peer.freePort();
    serve(port, "--host-record=www.holdfast.test,192.0.2.10");
    var missing = ask(port, Map.of("name", "gone.holdfast.test"));
    assertThat(missing.state()).isEqualTo(Reading.State.FAILING);
    assertThat(missing.value()).isEqualTo("gone.holdfast.test does not exist");
    var kind = ask(port, Map.of("name", "www.holdfast.test", "type", "MX"));
    assertThat(kind.state()).isEqualTo(Reading.State.FAILING);
    assertThat(kind.value()).isEqualTo("www.holdfast.test has no MX");
    var refused = ask(port, Map.of("name", "www.elsewhere.test"));
    assertThat(refused.state()).isEqualTo(Reading.State.UNKNOWN);
    stop();
    var nobody = ask(port, Map.of("name", "www.holdfast.test"));
    assertThat(nobody.state()).as("the plan names this server").isEqualTo(Reading.State.FAILING);
    assertThat(nobody.value()).startsWith("the name server 127.0.0.1:" + port);
  }

  /// As a resolver does that has no network: what it denies says nothing of the name.
  @Test
  void aServerThatDeniesEveryNameIsNotBelieved() throws Exception {
    var port = Peer.freePort();
    serve(port, "--address=/#/");
    var denied = ask(port, Map.of("name", "www.elsewhere.test"));
    assertThat(denied.state()).isEqualTo(Reading.State.UNKNOWN);
    assertThat(denied.value())
        .startsWith("www.elsewhere.test cannot be resolved")
        .doesNotContain("exist");
  }

  @Test
  void doesNotWaitForeverForAServerThatNeverAnswers() throws Exception {
    try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var reading = ask(silent.getLocalPort(), Map.of("name", "www.holdfast.test"));
      assertThat(reading.state()).isEqualTo(Reading.State.FAILING);
      assertThat(reading.value()).contains("does not answer");
    }
  }
}
