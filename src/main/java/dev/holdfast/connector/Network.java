package dev.holdfast.connector;

import dev.holdfast.kernel.Exempt;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Tells whose silence it is when a question is not answered: the other side's, which is then down,
/// or that of this laptop's own network, which shows nothing of anybody.
@Exempt(from = "timeComesFromTheClock", reason = "Compares moments of answers on a real wire")
public final class Network {
  /// What is looked at when nobody else has answered meanwhile. Each look takes a moment only.
  public interface Looks {
    /// Whether it is an address of this laptop.
    boolean here(InetAddress address);

    /// Whether any of them accepts or refuses a connection: then the way is open.
    boolean carries(List<InetSocketAddress> any);

    /// Whether a name server knows the root of all names.
    boolean namesAreServed();

    /// By which of this laptop's own interfaces and addresses it would go there, such as `wg0
    /// 10.8.0.2`. Nothing is sent.
    String way(InetAddress address);
  }

  /// Why a silence may be our own.
  ///
  /// @param network the private network that nobody else answered from; empty = it may be all of
  ///   this laptop's network
  public record Doubt(String why, String network) {
    Doubt(String why) {
      this(why, "");
    }
  }

  private record Heard(InetAddress address, String network, long at) {}

  private static final String ALONE =
      "no other host and no name server answers either: this laptop's own network may be away";

  private static final String LINE =
      "no other host of the Internet and no name server answers either: the line to it may be away";

  private static final Pattern BY_ADDRESS =
      Pattern.compile(
          "\\d{1,3}\\.\\d{1,3}\\.(0\\.0/16|\\d{1,3}\\.0/24)|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){2}::/48");

  private final Looks looks;
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();

  public Network(Looks looks) {
    this.looks = looks;
  }

  /// An answer came from there, good or bad.
  public void heard(String host, NetworkPath path) {
    try {
      var address = InetAddress.getByName(host); // it was resolved a moment ago
      heard.put(host, new Heard(address, scope(address, path), System.nanoTime()));
    } catch (UnknownHostException e) {
      heard.remove(host);
    }
  }

  /// Why the silence of a host may be our own; empty = it is the host's.
  ///
  /// @param asked since when it is silent, on the scale of `System.nanoTime()`
  public Optional<Doubt> doubt(String host, int port, NetworkPath path, long asked) {
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      return Optional.of(new Doubt("the name cannot be resolved"));
    }
    var others = others(address, asked);
    var scope = scope(address, path);
    if (looks.here(address)
        || others.stream().anyMatch(one -> one.network().equals(scope))
        || looks.carries(tried(address, port, path))) {
      return Optional.empty();
    }
    var inner = isPrivate(address, path);
    // Who answers on site says nothing of the line to the Internet.
    var speak = inner ? others : others.stream().filter(one -> one.network().isEmpty()).toList();
    if (speak.isEmpty() && !looks.namesAreServed()) {
      return Optional.of(new Doubt(others.isEmpty() ? ALONE : LINE));
    }
    return inner ? Optional.of(closed(address, path)) : Optional.empty();
  }

  private Doubt closed(InetAddress address, NetworkPath path) {
    var network = name(address, path);
    return new Doubt(
        "no answer from anything else in the network %s, reached by %s: is the VPN there? Say that it is, and silence counts as down"
            .formatted(network, looks.way(address)),
        network);
  }

  /// Who else has answered since then.
  private List<Heard> others(InetAddress silent, long asked) {
    return heard.values().stream()
        .filter(one -> one.at() - asked >= 0)
        .filter(one -> !one.address().equals(silent) && !looks.here(one.address()))
        .toList();
  }

  /// The silent one itself, and what the plan names as a witness of the way there.
  private List<InetSocketAddress> tried(InetAddress silent, int port, NetworkPath path) {
    var all = new ArrayList<InetSocketAddress>();
    all.add(new InetSocketAddress(silent, port));
    for (var witness : path.witnesses()) {
      var at = new InetSocketAddress(witness.host(), witness.port());
      // What this laptop answers itself stands for no network.
      var here = at.isUnresolved() || looks.here(at.getAddress());
      if (!here && !all.contains(at)) all.add(at);
    }
    return all;
  }

  private static boolean isPrivate(InetAddress address, NetworkPath path) {
    return !path.name().isEmpty() || inner(address);
  }

  /// From where an answer shows that the way is there. Who reaches the Internet does not thereby
  /// reach a private network, nor from one of them the next: each may have a VPN of its own. Where
  /// the plan does not tell them apart, it is the addresses, and by which interface they are
  /// reached.
  private String scope(InetAddress address, NetworkPath path) {
    if (!isPrivate(address, path)) return "";
    if (!path.name().isEmpty()) return path.name();
    return name(address, path) + " by " + looks.way(address);
  }

  /// As the plan names it, else by its addresses: 16 bits of an IPv4 address, which is the most
  /// that a cloud gives one network, 24 of the small ones that homes have too, 48 of an IPv6
  /// address.
  private static String name(InetAddress address, NetworkPath path) {
    if (!path.name().isEmpty()) return path.name();
    var b = address.getAddress();
    if (b.length == 4) {
      return u(b[0]) == 192 && u(b[1]) == 168
          ? "192.168.%d.0/24".formatted(u(b[2]))
          : "%d.%d.0.0/16".formatted(u(b[0]), u(b[1]));
    }
    return "%x:%x:%x::/48".formatted(two(b, 0), two(b, 2), two(b, 4));
  }

  /// Whether it is written as a doubt names a private network of which the plan says nothing.
  public static boolean isName(String said) {
    if (!BY_ADDRESS.matcher(said).matches()) return false;
    try {
      return inner(InetAddress.getByName(said.substring(0, said.indexOf('/'))));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static int u(byte one) {
    return one & 0xff;
  }

  private static int two(byte[] b, int at) {
    return u(b[at]) << 8 | u(b[at + 1]);
  }

  /// RFC 1918, RFC 3927, RFC 4193, RFC 6598.
  private static boolean inner(InetAddress address) {
    var bytes = address.getAddress();
    return address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || (bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc)
        || (bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64);
  }
}
