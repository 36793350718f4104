package dev.holdfast.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that someone probably meant.
public final class Suggestion {
  private Suggestion() {}

  /// The candidate with the fewest edits, if it takes at most a third of the word's length (and
  /// never more than four).
  public static Optional<String> closest(String word, Collection<String> candidates) {
    var limit = Math.min(4, Math.max(1, (word.length() + 1) / 3));
    return candidates.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// `did you mean 'x'?`, or the choices where none is near and there are few, or nothing.
  public static String sentence(String word, Collection<String> candidates) {
    var close = closest(word, candidates);
    if (close.isPresent()) return "Did you mean '" + close.get() + "'?";
    if (candidates.isEmpty()) return "There is none to choose from.";
    if (candidates.size() > 12) return "None of the " + candidates.size() + " known ones is near.";
    return "Known: " + String.join(", ", candidates.stream().sorted().toList()) + ".";
  }

  /// Optimal string alignment: insert, delete, replace, and swap of neighbours cost one each.
  static int distance(String left, String right) {
    if (left.length() > 200 || right.length() > 200) return Integer.MAX_VALUE;
    var cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) cost[i][0] = i;
    for (int j = 0; j <= right.length(); j++) cost[0][j] = j;
    for (int i = 1; i <= left.length(); i++) {
      for (int j = 1; j <= right.length(); j++) {
        var same = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + same);
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[left.length()][right.length()];
  }
}
