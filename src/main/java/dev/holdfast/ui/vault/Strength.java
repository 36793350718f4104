package dev.holdfast.ui.vault;

import dev.holdfast.ui.uikit.Words;

/// A rough word on a new passphrase. It counts letters and kinds of letters, and knows nothing of
/// words that everybody tries.
final class Strength {
  private static final double WEAK = 50;
  private static final double FAIR = 75;

  private Strength() {}

  /// Bits, if each letter were chosen by chance among those of its kind.
  static double bits(CharSequence typed) {
    var kinds = 0;
    if (typed.chars().anyMatch(Character::isLowerCase)) kinds += 26;
    if (typed.chars().anyMatch(Character::isUpperCase)) kinds += 26;
    if (typed.chars().anyMatch(Character::isDigit)) kinds += 10;
    if (typed.chars().anyMatch(c -> !Character.isLetterOrDigit(c))) kinds += 12;
    // A letter that stands again tells less.
    var different = typed.chars().distinct().count();
    var counted = Math.min(typed.length(), 2 * different);
    // People choose words: a letter of one is worth about half of one chosen by chance.
    return kinds == 0 ? 0 : counted * Math.log(kinds) / Math.log(2) / 1.6;
  }

  static String note(CharSequence typed) {
    if (typed.isEmpty()) return Words.of("vault.strength.none");
    var bits = bits(typed);
    var word = bits < WEAK ? "weak" : bits < FAIR ? "fair" : "good";
    return Words.of("vault.strength." + word, typed.length());
  }
}
