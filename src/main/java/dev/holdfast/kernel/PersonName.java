package dev.holdfast.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// Whether two names are one person's to every eye: where two people are needed, a letter in
/// another case, a wider blank or a character that nobody sees makes no second one.
public final class PersonName {
  private static final String LOOK =
      "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0405\u0408"
          + "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458"
          + "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
          + "\u03bf\u03bd";

  private static final String LIKE = "ABEKMHOPCTXISJ" + "aeopcyxisj" + "ABEZHIKMNOPTYX" + "ov";

  private PersonName() {}

  public static boolean same(String one, String other) {
    return key(one).equals(key(other));
  }

  /// What a record has where nobody was named: an account is no person.
  public static String account() {
    return "account " + System.getProperty("user.name", "unknown");
  }

  /// The name, where somebody said it; empty for that of the computer's account, which is only
  /// there because nobody did.
  public static Optional<String> said(String name) {
    return Optional.of(name.strip())
        .filter(one -> !one.isEmpty() && !one.equals(System.getProperty("user.name")));
  }

  /// What two spellings of one name have in common: without case, marks, punctuation and wide
  /// blanks, letters of other scripts that look like Latin ones taken for those.
  public static String key(String name) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFKC)
            .replaceAll("[\\p{C}\\p{Mn}\\p{Me}\\p{P}\\p{S}\\x{115F}\\x{1160}\\x{3164}]", "")
            .replaceAll("[\\p{Z}\\s]+", " ")
            .strip();
    var key = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      var letter = plain.charAt(i);
      var at = LOOK.indexOf(letter);
      key.append(at < 0 ? letter : LIKE.charAt(at));
    }
    return key.toString().toLowerCase(Locale.ROOT);
  }
}
