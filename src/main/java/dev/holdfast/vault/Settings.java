package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The credentials in settings that are no document: `NAME=VALUE` and `name: value` lines,
/// connection strings, addresses with a password in them, password files and elements of XML.
final class Settings {
  private static final String NEXT =
      "(?=(?:\\s*[;&,]\\s*|\\s+)[\"']?[\\w.-]+[\"']?\\s*[=:]|[ \\t]+#|[ \\t]*[;,]?[ \\t\\r]*$)";
  private static final Pattern PAIR =
      Pattern.compile(
          "(?m)(?<![\\w.])([\\p{L}_][\\w.-]{0,80}+)[\"']?[ \\t]*(?:=>|:=|=|:)[ \\t]*"
              + "(?:\"((?:[^\"\\\\\\n]|\\\\.)*)\"|'([^'\\n]*)'|(\\S[^\\n]*?)"
              + NEXT
              + ")");
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{0,20}+://[^\\s/:@\"']*:([^\\s/\"']+)@");
  private static final Pattern PASSWORD_FILE =
      Pattern.compile("(?m)^[^:\\s]+:(?:\\d+|\\*):[^:\\n]*:[^:\\n]*:(.+)$");
  private static final Pattern NETRC =
      Pattern.compile("\\b(?:machine|login)\\s+\\S+\\s+(?:.*\\s)?password\\s+(\\S+)");
  private static final Pattern ELEMENT = Pattern.compile("<([\\w:.-]+)[^<>]*>([^<>]+)</\\1>");

  private Settings() {}

  /// @param found told each credential as it stands there, and as it is read
  static void of(String text, Consumer<String> found) {
    Set<String> all = new LinkedHashSet<>();
    for (var pair = PAIR.matcher(text); pair.find(); ) {
      if (!CredentialName.is(pair.group(1))) continue;
      if (pair.group(2) != null) {
        all.add(pair.group(2));
        all.add(pair.group(2).replaceAll("\\\\(.)", "$1"));
      } else if (pair.group(3) != null) {
        all.add(pair.group(3));
      } else {
        all.add(pair.group(4).strip());
        all.add(pair.group(4).strip().replaceFirst("[\"'`,;]+$", ""));
      }
    }
    for (var address = IN_ADDRESS.matcher(text); address.find(); ) {
      all.add(address.group(1));
      all.add(decoded(address.group(1)));
    }
    for (var line = PASSWORD_FILE.matcher(text); line.find(); ) {
      all.add(line.group(1).strip());
      all.add(line.group(1).strip().replaceAll("\\\\(.)", "$1"));
    }
    for (var line = NETRC.matcher(text); line.find(); ) all.add(line.group(1));
    for (var element = ELEMENT.matcher(text); element.find(); ) {
      if (CredentialName.is(element.group(1))) all.add(plain(element.group(2).strip()));
    }
    all.forEach(found);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String plain(String xml) {
    return xml.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
