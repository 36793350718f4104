package dev.holdfast.vault;

import dev.holdfast.connector.Destination;
import dev.holdfast.kernel.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Whether a secret may go where a plan would send it. A plan says who asks, but the entry says
/// whose secret it is: with an address of its own it goes there, or to a stand-in on this computer,
/// and nothing goes over the network in the clear that is not so in the entry.
public final class MeantFor {
  private MeantFor() {}

  /// Where an address leads.
  private record Origin(String scheme, String host, int port) {}

  /// The destination as the entry sees it: elsewhere, when it names another address.
  ///
  /// @param own the entry's url; empty where it has none
  public static Destination judged(String own, Destination to) {
    if (to.address().isEmpty() || own.isBlank() || same(own, to.address())) return to;
    return new Destination(to.address(), Destination.Whose.ELSEWHERE, to.way());
  }

  /// Why it may not go there; empty when it may.
  ///
  /// @param to as [#judged] left it
  public static Optional<Problem> refused(String name, String own, Destination to) {
    if (to.address().isEmpty() || to.way() == Destination.Way.LOOPBACK) return Optional.empty();
    boolean web = to.address().startsWith("http");
    boolean said = !own.isBlank() && !to.elsewhere();
    if (to.way() == Destination.Way.OPEN && !said && (web || to.elsewhere())) {
      return Optional.of(open(name, own, to));
    }
    // A database is restored to another host: its password may go there when TLS says who answers.
    return web && to.elsewhere() ? Optional.of(elsewhere(name, own, to)) : Optional.empty();
  }

  private static Problem open(String name, String own, Destination to) {
    return Problem.of(
        "credential.in-the-clear",
        "%s would go to %s, where nothing proves who answers and others can read it"
            .formatted(name, to.address()),
        own.isBlank()
            ? "the entry names no address of its own; nothing was sent"
            : "its own address is %s; nothing was sent".formatted(own),
        "use an address with TLS in the plan, or give the entry this very address as its url");
  }

  private static Problem elsewhere(String name, String own, Destination to) {
    return Problem.of(
        "credential.elsewhere",
        "%s is for %s, and the plan would send it to %s".formatted(name, own, to.address()),
        "whoever answers there would have it; nothing was sent",
        "correct the target in the plan, or the url of the entry if the service has moved");
  }

  /// The same scheme, host and port; of an entry that names a host alone, that host with TLS.
  private static boolean same(String own, String to) {
    var there = origin(to);
    var bare = !own.contains("://");
    var mine = origin(bare ? "https://" + own.strip() : own.strip());
    return mine.isPresent() && mine.equals(there);
  }

  private static Optional<Origin> origin(String text) {
    try {
      var uri = new URI(text);
      if (uri.getScheme() == null || uri.getHost() == null) return Optional.empty();
      var scheme = uri.getScheme().toLowerCase(Locale.ROOT).replace("postgresql", "postgres");
      int usual =
          switch (scheme) {
            case "https" -> 443;
            case "http" -> 80;
            case "postgres" -> 5432;
            default -> -1;
          };
      var host = uri.getHost().toLowerCase(Locale.ROOT);
      return Optional.of(new Origin(scheme, host, uri.getPort() < 0 ? usual : uri.getPort()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
