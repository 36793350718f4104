package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Stopwatch;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/// Asks the domain name system, or the server that the target names as `dns-server`.
record DnsCheck() implements Check {
  private static final int MOST_SHOWN = 5;

  private static final List<String> NUMBERED = List.of("MX", "SRV");

  @Override
  public CheckSpec spec() {
    return WebSpecs.DNS;
  }

  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
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
      var expected = call.args().find("is").map(is -> plain(kind, String.valueOf(is)));
      var there =
          expected.isEmpty() || answers.stream().anyMatch(a -> matches(kind, a, expected.get()));
      return watch.reading(
          there ? Reading.State.PASSING : Reading.State.FAILING,
          there ? seen : seen + ", expected " + expected.orElse(""),
          Map.of("answers", answers));
    } catch (NameNotFoundException e) {
      return absent(call, watch, name);
    } catch (NamingException e) {
      return watch.reading(
          Reading.State.UNKNOWN, "no name server answered: " + Trust.why(e), Map.of());
    }
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

  // Only plain names get here (no scheme that would lead JNDI elsewhere), and only attributes are
  // read, which are text: nothing is deserialized. JNDI asks for a Hashtable.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  private static List<String> ask(Call call, String name, String type) throws NamingException {
    var settings = new Hashtable<String, String>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put("com.sun.jndi.dns.timeout.initial", "1500");
    settings.put("com.sun.jndi.dns.timeout.retries", "2");
    call.place()
        .flatMap(p -> p.setting("dns-server"))
        .ifPresent(server -> settings.put(Context.PROVIDER_URL, "dns://" + server));
    var context = new InitialDirContext(settings);
    try {
      // a final dot keeps the laptop's search list out of it
      var fqdn = name.endsWith(".") ? name : name + ".";
      var attribute = context.getAttributes(fqdn, new String[] {type}).get(type);
      var answers = new ArrayList<String>();
      if (attribute != null) {
        for (int i = 0; i < attribute.size(); i++) {
          answers.add(plain(type, String.valueOf(attribute.get(i))));
        }
      }
      return answers;
    } finally {
      context.close();
    }
  }

  // Names know no upper case and may end with a dot; a text is what it is.
  private static String plain(String type, String text) {
    if (type.equals("TXT")) return unquoted(text);
    return text.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
  }

  /// A text record as one text: JNDI quotes each of its strings that has a blank, and puts a blank
  /// between them; who reads such a record puts them together without one (RFC 7208, 3.3).
  static String unquoted(String text) {
    if (!text.contains("\"")) return text;
    var plain = new StringBuilder();
    var inside = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"') inside = !inside;
      else if (c == '\\' && i + 1 < text.length()) plain.append(text.charAt(++i));
      else if (inside || c != ' ') plain.append(c);
    }
    return plain.toString();
  }
}
