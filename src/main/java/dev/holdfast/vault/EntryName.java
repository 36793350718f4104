package dev.holdfast.vault;

import dev.holdfast.kernel.PersonName;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What the names of entries have to do with each other. Accents put together or apart are one
/// spelling; a name in another case or with another blank is another one that nobody may take for
/// nothing: whoever wrote it into a plan means the entry.
final class EntryName {
  private static final String MARK = "[\\p{P}\\p{S}]";

  private EntryName() {}

  /// Whether two names are one spelling to Unicode.
  static boolean same(String one, String other) {
    return one.equals(other) || composed(one).equals(composed(other));
  }

  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /// Whether they look the same and are not.
  static boolean alike(String one, String other) {
    return !same(one, other) && look(one).equals(look(other));
  }

  /// As people read it; dashes and dots tell names apart.
  private static String look(String name) {
    var pieces =
        Normalizer.normalize(name, Normalizer.Form.NFKC)
            .split("(?<=" + MARK + ")|(?=" + MARK + ")", -1);
    return Arrays.stream(pieces)
        .map(
            piece -> piece.matches(MARK) ? piece.replaceAll("\\p{Pd}", "-") : PersonName.key(piece))
        .collect(Collectors.joining());
  }
}
