package dev.holdfast.connector;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/// Asks a server of the domain name system.
public final class NameServer {
  private NameServer() {}

  /// Its answers to one question, written plainly.
  ///
  /// @param server `host:port` of the server; empty = those of this laptop
  /// @param first how long the first question waits; the second waits twice as long
  // Only plain names get here (no scheme that would lead JNDI elsewhere), and only attributes are
  // read, which are text: nothing is deserialized. JNDI asks for a Hashtable.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  public static List<String> ask(String server, String name, String type, Duration first)
      throws NamingException {
    var settings = new Hashtable<String, String>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put("com.sun.jndi.dns.timeout.initial", Long.toString(Math.max(1, first.toMillis())));
    settings.put("com.sun.jndi.dns.timeout.retries", "2");
    if (!server.isEmpty()) settings.put(Context.PROVIDER_URL, "dns://" + server);
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
  public static String plain(String type, String text) {
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
