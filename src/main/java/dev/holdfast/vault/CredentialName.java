package dev.holdfast.vault;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether what stands under a name in a document is a credential by itself: by the words of the
/// name (`DB_PASSWORD`, `clientSecret`, `refresh-token`), unless its last word says that it is
/// something about one (`token_uri`, `private_key_id`, `passwordFile`).
final class CredentialName {
  private static final Pattern BETWEEN =
      Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[^\\p{L}\\d]+");
  private static final Pattern WORD =
      Pattern.compile(
          "(?:.*(?:password|passwd|passphrase|passwort|passcode|kennwort|pwd|secret|token"
              + "|credential|apikey|secretkey|privatekey|accountkey|authkey)|pw|pass|pin|puk|psk"
              + "|auth|authorization|bearer|sas|mnemonic)s?\\d*");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:^| )(?:(?:api|secret|private|account|shared access|primary|secondary|master|signing"
              + "|encryption|auth|storage|service|license) keys?|client key data"
              + "|(?:recovery|backup|scratch) codes?)\\b");
  private static final Set<String> ABOUT =
      Set.of(
          ("id ids uri uris url urls endpoint type kind name names file files path paths ttl expiry"
                  + " expires expiration in at on date issuer host user username version policy"
                  + " length size count ref reference arn region hint algorithm alg lifetime enabled"
                  + " required mode method format prefix suffix header rotation age days owner"
                  + " description namespace provider store engine command field label title"
                  + " fingerprint")
              .split(" ", -1));

  private CredentialName() {}

  static boolean is(String name) {
    var words = List.of(BETWEEN.split(name.strip(), -1)).stream().filter(w -> !w.isEmpty());
    var all = words.map(word -> word.toLowerCase(Locale.ROOT)).toList();
    if (all.isEmpty() || ABOUT.contains(all.getLast())) return false;
    return all.stream().anyMatch(word -> WORD.matcher(word).matches())
        || WORDS.matcher(String.join(" ", all)).find();
  }
}
