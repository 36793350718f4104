package dev.holdfast.kernel;

import java.util.List;
import java.util.regex.Pattern;

/// Finds what looks like a secret although nobody told its value: key ids of AWS, JSON Web Tokens,
/// values after `password=`, `Authorization` headers, credentials in URLs. Works on single lines.
final class Detectors {
  private record Rule(Pattern pattern, String replacement) {
    Rule(String regex, String replacement) {
      this(Pattern.compile(regex), replacement);
    }
  }

  private static final String VALUE =
      "(?:\\\\?\"(?!<secret:)[^\"]*\"?|'(?!<secret:)[^']*'?|(?!<secret:|\\$\\{|\\\\?[\"'])[^\\s,;&\"'<>}\\]]+)";
  private static final String WORDS =
      "(?:password|passwd|passphrase|pwd|secret[_-]?access[_-]?key|client[_-]?secret|api[_-]?key|private[_-]?key)";
  private static final String MORE_WORDS =
      "(?:secret|token|access[_-]?token|session[_-]?token|auth[_-]?token|" + WORDS + ")";

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "(?i)(\\bauthorization\\\\?[\"']?\\s*[:=]\\s*\\\\?[\"']?(?:(?:basic|bearer|token|digest|aws4-hmac-sha256)\\s+)?)(?!<secret:)[^\\s\"'\\\\][^\"'\\\\]*",
              "$1<secret:authorization>"),
          new Rule("(?i)(\\bbearer\\s+)[A-Za-z0-9._~+/=-]{8,}", "$1<secret:bearer>"),
          new Rule(
              "\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}(?:\\.[A-Za-z0-9_-]*)?", "<secret:jwt>"),
          new Rule(
              "([A-Za-z][A-Za-z0-9+.-]{1,30}://[^\\s/:@\"']{0,200}:)(?!<secret:)[^\\s/\"']{1,500}@",
              "$1<secret:url>@"),
          new Rule("(?i)(" + MORE_WORDS + "\\s?=\\s?)" + VALUE, "$1<secret:detected>"),
          new Rule("(?i)(" + WORDS + "\\\\?[\"']?\\s*:\\s*)" + VALUE, "$1<secret:detected>"),
          new Rule(
              "(?i)((?<!\\w)--?(?:password|passphrase|secret|token|api-key)\\s+)(?!-)" + VALUE,
              "$1<secret:detected>"),
          new Rule("\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b", "<secret:aws-key-id>"));

  private Detectors() {}

  static String line(String line) {
    var clean = line;
    for (var rule : RULES) clean = rule.pattern().matcher(clean).replaceAll(rule.replacement());
    return clean;
  }

  /// The last place up to `at` that is inside of nothing that was detected.
  static int outside(String line, int at) {
    int place = at;
    for (var rule : RULES) {
      var find = rule.pattern().matcher(line);
      while (find.find()) if (find.start() < place && find.end() > place) place = find.start();
    }
    return place;
  }
}
