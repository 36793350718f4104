package dev.holdfast.vault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Each code of a list of recovery codes, as it stands there: one a line or several, with numbers
/// before them, headings over them, in quotes or not.
final class Codes {
  private static final Pattern APART = Pattern.compile("[\\r\\n,;\\t|]+| {2,}");
  private static final Pattern NUMBER =
      Pattern.compile("^\\s*\\(?[0-9]{1,2}[.):]\\s+|^\\s*[-*]\\s+");
  private static final Pattern AROUND =
      Pattern.compile("^[\\s\\p{Z}\\p{C}\"'`\\[\\](){}<>]+|[\\s\\p{Z}\\p{C}\"'`\\[\\](){}<>]+$");

  /// Days, times, addresses of people and sites stand beside codes and everywhere else.
  private static final Pattern NO_CODE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}(?:T.*)?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}:\\d{2}(?::\\d{2})?"
              + "|.*(?:@|://).*|(?:[a-zA-Z0-9-]+\\.)+(?:com|net|org|io|dev|app|cloud|[a-z]{2})");

  private static final int SHORTEST = 6;
  private static final int SHORTEST_WITH_DIGIT = 5;
  private static final int SHORTEST_WORD = 8;

  private Codes() {}

  /// Headings are no codes: several words most of which are letters only, or a colon at the end.
  static List<String> of(String text) {
    var all = new ArrayList<String>();
    lines(text, all, false);
    // Where no line looks like a code, they are made of words.
    if (all.isEmpty()) lines(text, all, true);
    return List.copyOf(all);
  }

  /// What stands behind the numbers of a list in any text, where it looks like a code.
  static List<String> numbered(String text) {
    var all = new ArrayList<String>();
    text.lines()
        .filter(line -> NUMBER.matcher(line).find())
        .map(line -> bare(NUMBER.matcher(line).replaceFirst("")))
        .filter(line -> digit(line) && List.of(line.split("\\s+", -1)).size() == 1)
        .forEach(line -> code(line, SHORTEST, all::add));
    return List.copyOf(all);
  }

  private static void lines(String text, List<String> all, boolean ofWords) {
    var words = new LinkedHashMap<String, Integer>();
    for (var piece : APART.split(text, -1)) {
      var line = bare(NUMBER.matcher(piece).replaceFirst(""));
      if (line.endsWith(":") || line.startsWith("#")) continue;
      var inLine = List.of(line.split("[\\s=]+", -1));
      if (inLine.size() > 1 && !ofWords && heading(inLine)) continue;
      code(line, SHORTEST, all::add);
      if (inLine.size() > 1 && !ofWords) {
        inLine.forEach(word -> words.merge(bare(word), 1, Integer::sum));
      }
    }
    // What stands in several lines names the service.
    words.forEach(
        (word, times) -> {
          if (times == 1) code(word, SHORTEST_WORD, all::add);
        });
  }

  private static String bare(String text) {
    return AROUND.matcher(text).replaceAll("");
  }

  private static boolean heading(List<String> words) {
    return words.stream().filter(word -> word.matches("\\p{L}{2,}")).count() * 2 > words.size();
  }

  private static boolean digit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  private static void code(String written, int shortest, Consumer<String> to) {
    if (NO_CODE.matcher(written).matches()) return;
    int size = letters(written).length();
    if (size >= (digit(written) ? SHORTEST_WITH_DIGIT : shortest)) to.accept(written);
  }

  /// As services compare it.
  static String letters(String code) {
    return code.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
