package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.NameServer;
import dev.holdfast.connector.Network;
import dev.holdfast.connector.NetworkPath;
import dev.holdfast.connector.Patience;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Silence;
import dev.holdfast.connector.Stopwatch;
import java.net.Inet6Address;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;

/// Asks the domain name system, or the server that the target names as `dns-server`.
record DnsCheck(Network network) implements Check {
  private static final int MOST_SHOWN = 5;

  /// Of the first of three questions; a shorter limit of the plan shortens it.
  private static final Duration FIRST = Duration.ofMillis(1500);

  private static final List<String> NUMBERED = List.of("MX", "SRV");

  @Override
  public CheckSpec spec() {
    return WebSpecs.DNS;
  }

  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    var patience = Patience.of(call, WebSpecs.DNS.timeout());
    var name = call.args().text("name");
    var type = call.args().textOr("type", "A");
    if (!name.matches("[A-Za-z0-9_.*-]{1,253}")) {
      return watch.reading(Reading.State.UNKNOWN, "'" + name + "' is no host name", Map.of());
    }
    try {
      var kind = type == null ? "A" : type;
      var answers = ask(call, name, kind);
      if (answers.isEmpty()) {
        return watch.reading(Reading.State.FAILING, name + " has no " + type, Map.of());
      }
      var seen = String.join(", ", answers.stream().limit(MOST_SHOWN).toList());
      var expected = call.args().find("is").map(is -> NameServer.plain(kind, String.valueOf(is)));
      var there =
          expected.isEmpty() || answers.stream().anyMatch(a -> matches(kind, a, expected.get()));
      return watch.reading(
          there ? Reading.State.PASSING : Reading.State.FAILING,
          there ? seen : seen + ", expected " + expected.orElse(""),
          Map.of("answers", answers));
    } catch (NameNotFoundException e) {
      return absent(call, watch, name);
    } catch (NamingException e) {
      return silent(call, watch, patience, e);
    }
  }

  /// The server that the plan names is what is looked at; those of this laptop are how we look.
  private Reading silent(Call call, Stopwatch watch, Patience patience, NamingException e) {
    var why = Trust.why(e);
    var server = server(call);
    var noAnswer =
        Unreachable.cause(e, SocketTimeoutException.class)
            || Unreachable.cause(e, PortUnreachableException.class);
    if (server.isEmpty() || !noAnswer) {
      return watch.reading(Reading.State.UNKNOWN, "no name server answered: " + why, Map.of());
    }
    var at = URI.create("dns://" + server);
    return network
        .doubt(
            String.valueOf(at.getHost()),
            at.getPort() < 0 ? 53 : at.getPort(),
            NetworkPath.of(call),
            patience.began())
        .map(own -> Silence.doubted(watch, "no answer", own, Reading.State.FAILING))
        .orElseGet(
            () ->
                watch.reading(
                    Reading.State.FAILING,
                    "the name server " + server + " does not answer: " + why,
                    Map.of(Reading.ABSENT, true, Reading.SILENT, true)));
  }

  private static String server(Call call) {
    return call.place().flatMap(p -> p.setting("dns-server")).orElse("");
  }

  private static List<String> ask(Call call, String name, String type) throws NamingException {
    var limit = call.watch().limit().orElse(WebSpecs.DNS.timeout()).dividedBy(6);
    return NameServer.ask(server(call), name, type, limit.compareTo(FIRST) < 0 ? limit : FIRST);
  }

  /// A name server that has no network may deny every name. It is believed where it knows something
  /// above the name: then it has seen the zone that the name is missing from.
  private static Reading absent(Call call, Stopwatch watch, String name) {
    var above = name.replaceFirst("\\.$", "");
    try {
      do {
        above = above.contains(".") ? above.substring(above.indexOf('.') + 1) : ".";
        if (knows(call, above)) {
          return watch.reading(Reading.State.FAILING, name + " does not exist", Map.of());
        }
      } while (!above.equals("."));
    } catch (NamingException e) {
      return watch.reading(
          Reading.State.UNKNOWN,
          name + " cannot be resolved: no answer for " + above + ": " + Trust.why(e),
          Map.of());
    }
    return watch.reading(
        Reading.State.UNKNOWN,
        name
            + " cannot be resolved: the name server knows nothing above it either,"
            + " as one without network does",
        Map.of());
  }

  private static boolean knows(Call call, String zone) throws NamingException {
    try {
      ask(call, zone, "NS");
      return true;
    } catch (NameNotFoundException e) {
      return false;
    }
  }

  // mail exchangers and services carry numbers before the host
  private static boolean matches(String type, String answer, String expected) {
    return same(answer, expected) || (NUMBERED.contains(type) && answer.endsWith(" " + expected));
  }

  // One IPv6 address has many spellings.
  private static boolean same(String answer, String expected) {
    if (answer.equals(expected)) return true;
    if (!answer.contains(":") || !expected.contains(":")) return false;
    try {
      return Inet6Address.ofLiteral(answer).equals(Inet6Address.ofLiteral(expected));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
