package dev.holdfast.connector.process;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.Map;

/// Keeps the commands of `psql` itself (`\c`, `\!`, `\copy`, ...) out of what only reads: they
/// would connect to another server with the same password file, or run a program. A read is not
/// shown to anyone before it runs, and its one address is on record.
///
/// Stricter than `psql`'s own reading of the text, so that the two cannot differ on where a quote
/// ends: a backslash may stand in quotes only, and what opens quotes in other ways must not come
/// before it.
final class PlainSql {
  private PlainSql() {}

  /// @throws ProblemException `psql.own-command`
  static void check(String sql, Map<String, Object> variables) {
    if (!plain(sql, variables)) throw refused();
  }

  /// Whether no command of `psql` itself can be in it.
  static boolean plain(String sql, Map<String, Object> variables) {
    boolean quoted = sql.indexOf('\\') >= 0;
    for (var value : variables.values()) {
      if (loose(String.valueOf(value), quoted)) return false;
    }
    return !quoted || inQuotes(sql);
  }

  /// Whether a value could open a quote or a command where it is put in as it is.
  private static boolean loose(String value, boolean quoted) {
    return value.indexOf('\\') >= 0
        || (quoted && (value.matches("(?s).*['\"$].*") || comments(value, 0)));
  }

  private static boolean comments(String text, int from) {
    return text.indexOf("--", from) >= 0 || text.indexOf("/*", from) >= 0;
  }

  private static boolean inQuotes(String sql) {
    char open = 0;
    int last = sql.lastIndexOf('\\');
    for (int at = 0; at <= last; at++) {
      char c = sql.charAt(at);
      if (open == 0) {
        if (c == '\\' || c == '$') return false;
        if (sql.startsWith("--", at) || sql.startsWith("/*", at)) return false;
        if (c == '\'' || c == '"') open = c;
      } else if (c == '\\' && open == '\'') {
        // Whether the backslash takes the quote away depends on the server.
        int end = at;
        while (end < sql.length() && sql.charAt(end) == '\\') end++;
        boolean odd = (end - at) % 2 == 1;
        if (odd && end < sql.length() && sql.charAt(end) == '\'') return false;
        at = end - 1;
      } else if (c == open) {
        open = 0;
      }
    }
    return true;
  }

  private static ProblemException refused() {
    return new ProblemException(
        Problem.of(
            "psql.own-command",
            "The SQL has a backslash outside of quotes, where psql takes it for a command of its own",
            "such a command can go to another server or run a program; nothing was asked",
            "leave it out of what only reads; in a text write '' for a quote, not \\'"));
  }
}
