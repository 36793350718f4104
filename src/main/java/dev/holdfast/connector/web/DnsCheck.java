package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Reading;
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
      var answers = ask(call, name, type == null ? "A" : type);
      if (answers.isEmpty()) {
        return watch.reading(Reading.State.FAILING, name + " has no " + type, Map.of());
      }
      var seen = String.join(", ", answers.stream().limit(MOST_SHOWN).toList());
      var expected = call.args().find("is").map(String::valueOf).map(DnsCheck::plain);
      var there = expected.isEmpty() || answers.stream().anyMatch(a -> matches(a, expected.get()));
      return watch.reading(
          there ? Reading.State.PASSING : Reading.State.FAILING,
          there ? seen : seen + ", expected " + expected.orElse(""),
          Map.of("answers", answers));
    } catch (NameNotFoundException e) {
      return watch.reading(Reading.State.FAILING, name + " does not exist", Map.of());
    } catch (NamingException e) {
      return watch.reading(
          Reading.State.UNKNOWN, "no name server answered: " + Trust.why(e), Map.of());
    }
  }

  // mail exchangers and services carry numbers before the host
  private static boolean matches(String answer, String expected) {
    return answer.equals(expected) || answer.endsWith(" " + expected);
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
          answers.add(plain(String.valueOf(attribute.get(i))));
        }
      }
      return answers;
    } finally {
      context.close();
    }
  }

  private static String plain(String text) {
    return text.replaceFirst("\\.$", "").toLowerCase(Locale.ROOT);
  }
}
