package dev.holdfast.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.plan.Witness;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Silence is another's only where something shows that our own network works.
class NetworkTest {
  private static final String SILENT = "203.0.113.7";
  private static final String OTHER = "198.51.100.9";
  private static final String INNER = "10.1.2.3";
  private static final String INNER_OTHER = "10.1.9.9";
  private static final String ELSEWHERE = "10.2.2.3";

  private boolean here;
  private boolean carries;
  private boolean names;
  private final Set<String> open = new HashSet<>();
  private final Map<String, String> ways = new HashMap<>();
  private final Network network =
      new Network(
          new Network.Looks() {
            @Override
            public boolean here(InetAddress address) {
              return here || address.isLoopbackAddress();
            }

            @Override
            public boolean carries(List<InetSocketAddress> any) {
              return carries
                  || any.stream()
                      .anyMatch(
                          at ->
                              open.contains(at.getAddress().getHostAddress() + ":" + at.getPort()));
            }

            @Override
            public boolean namesAreServed() {
              return names;
            }

            @Override
            public String way(InetAddress address) {
              return ways.getOrDefault(address.getHostAddress(), "eth0 192.0.2.1");
            }
          });

  private boolean ours(String host, long asked) {
    return doubt(host, 443, asked).isPresent();
  }

  private Optional<Network.Doubt> doubt(String host, int port, long asked) {
    return network.doubt(host, port, NetworkPath.UNSAID, asked);
  }

  private void heard(String host) {
    network.heard(host, NetworkPath.UNSAID);
  }

  @Test
  void aLaptopThatHearsNobodyCallsNobodyDown() {
    assertThat(doubt(SILENT, 443, System.nanoTime()).orElseThrow().why())
        .contains("this laptop's own network may be away");
    assertThat(ours("no-such-name.invalid", System.nanoTime())).isTrue();
  }

  @Test
  void whatIsOnThisLaptopNeedsNoNetwork() {
    here = true;
    assertThat(ours(SILENT, System.nanoTime())).isFalse();
  }

  @Test
  void anotherThatAnswersMeanwhileShowsThatTheNetworkWorks() {
    heard(OTHER);
    assertThat(ours(SILENT, System.nanoTime())).as("that was before it was asked").isTrue();
    var asked = System.nanoTime();
    heard(SILENT);
    assertThat(ours(SILENT, asked)).as("its own answer is none of another").isTrue();
    heard(OTHER);
    assertThat(ours(SILENT, asked)).isFalse();
  }

  /// A machine on site answers while the line to the Internet is cut.
  @Test
  void aPrivateHostDoesNotSpeakForTheInternet() {
    var asked = System.nanoTime();
    heard(INNER);
    assertThat(doubt(SILENT, 443, asked).orElseThrow().why())
        .contains("the line to it may be away");
    names = true;
    assertThat(ours(SILENT, asked)).isFalse();
    names = false;
    heard(OTHER);
    assertThat(ours(SILENT, asked)).isFalse();
  }

  /// What this laptop answers itself shows no way anywhere.
  @Test
  void aWitnessOnThisLaptopIsNone() {
    open.add("127.0.0.1:1");
    var path = new NetworkPath("prod", List.of(new Witness("127.0.0.1", 1)));
    assertThat(network.doubt(INNER, 443, path, System.nanoTime())).isPresent();
  }

  @Test
  void anOpenWayShowsIt() {
    carries = true;
    assertThat(ours(SILENT, System.nanoTime())).isFalse();
    assertThat(ours(INNER, System.nanoTime())).isFalse();
  }

  @Test
  void aNameServerThatKnowsTheRootShowsIt() {
    names = true;
    assertThat(ours(SILENT, System.nanoTime())).isFalse();
  }

  /// Without the VPN the Internet is there, and the private network is not.
  @Test
  void theInternetShowsNothingOfAPrivateNetwork() {
    names = true;
    var asked = System.nanoTime();
    heard(OTHER);
    assertThat(doubt(INNER, 5432, asked).orElseThrow().why()).contains("VPN");
    assertThat(doubt("100.64.1.1", 80, asked).orElseThrow().why()).contains("VPN");
    assertThat(doubt("100.128.1.1", 80, asked)).as("not of RFC 6598").isEmpty();
    heard(INNER_OTHER);
    assertThat(ours(INNER, asked)).isFalse();
  }

  /// One VPN per Region: an answer through one of them says nothing of the next.
  @Test
  void onePrivateNetworkShowsNothingOfAnother() {
    names = true;
    var asked = System.nanoTime();
    heard(ELSEWHERE);
    var doubt = doubt(INNER, 5432, asked).orElseThrow();
    assertThat(doubt.network()).isEqualTo("10.1.0.0/16");
    assertThat(doubt.why()).contains("10.1.0.0/16", "reached by eth0 192.0.2.1", "Say that it is");
    assertThat(doubt("192.168.7.1", 80, asked).orElseThrow().network())
        .as("what homes have is small")
        .isEqualTo("192.168.7.0/24");
    assertThat(doubt("fd12:3456:789a::1", 80, asked).orElseThrow().network())
        .isEqualTo("fd12:3456:789a::/48");
  }

  /// A tunnel that carries only half of a network: the other half goes out by the usual way.
  @Test
  void anAnswerThroughAnotherInterfaceShowsNothing() {
    ways.put(INNER_OTHER, "wg0 10.8.0.2");
    var asked = System.nanoTime();
    heard(INNER_OTHER);
    assertThat(ours(INNER, asked)).isTrue();
    ways.put(INNER, "wg0 10.8.0.2");
    assertThat(ours(INNER, asked)).isFalse();
  }

  @Test
  void thePlanTellsNetworksApartAndTogether() {
    var east = new NetworkPath("east", List.of());
    var asked = System.nanoTime();
    network.heard(INNER_OTHER, new NetworkPath("west", List.of()));
    assertThat(network.doubt(INNER, 80, east, asked).orElseThrow().network()).isEqualTo("east");
    assertThat(network.doubt(OTHER, 80, east, asked)).as("also a public address").isPresent();
    network.heard(ELSEWHERE, east);
    assertThat(network.doubt(INNER, 80, east, asked)).isEmpty();
  }

  @Test
  void aWitnessShowsThatTheWayIsThere() {
    var asked = System.nanoTime();
    var path = new NetworkPath("east", List.of(new Witness("10.1.0.1", 443)));
    assertThat(network.doubt(INNER, 80, path, asked)).isPresent();
    open.add("10.1.0.1:443");
    assertThat(network.doubt(INNER, 80, path, asked)).isEmpty();
  }

  /// Whoever says that the VPN is up says nothing of a laptop that hears nobody at all.
  @Test
  void aLaptopWithoutANetworkIsNoMatterOfAnyVpn() {
    assertThat(doubt(INNER, 80, System.nanoTime()).orElseThrow().network()).isEmpty();
    names = true;
    assertThat(doubt(INNER, 80, System.nanoTime()).orElseThrow().network()).isNotEmpty();
  }

  @Test
  void onlyItsOwnWordsNameANetwork() {
    for (var name : List.of("10.1.0.0/16", "192.168.7.0/24", "fd12:3456:789a::/48"))
      assertThat(Network.isName(name)).as(name).isTrue();
    for (var name : List.of("", "10.1.2.3", "10.0.0.0/8", "everything"))
      assertThat(Network.isName(name)).as(name).isFalse();
  }

  @Test
  void onlyAPrivateNetworkHasAName() {
    for (var name : List.of("10.1.0.0/16", "192.168.7.0/24", "100.64.0.0/16", "fd00:1:2::/48"))
      assertThat(Network.isName(name)).as(name).isTrue();
    for (var name : List.of("8.8.0.0/16", "10.1.2.3", "300.1.0.0/16", "2001:db8:1::/48", "prod"))
      assertThat(Network.isName(name)).as(name).isFalse();
  }
}
