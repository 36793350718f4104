package dev.holdfast.vault.quorum;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.holdfast.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// A share in words that can be written down and read out: each word is 16 bits as
/// consonant-vowel-consonant-vowel-consonant (Wilkerson's proquints, arXiv:0901.4016), the last one
/// checks the others. `resources/recovery/combine_shares.py` reads the same.
final class ShareWords {
  private static final String CONSONANTS = "bdfghjklmnprstvz";
  private static final String VOWELS = "aiou";
  private static final int WORDS = Share.LENGTH / 2 + 1;
  private static final int WORD = 5;

  private ShareWords() {}

  static Secret write(Share share) {
    var bytes = share.bytes();
    var all = ByteBuffer.allocate(WORDS * 2).put(bytes).putShort((short) check(bytes));
    var text = ByteBuffer.allocate(WORDS * (WORD + 1) - 1);
    for (int at = 0; at < WORDS; at++) {
      if (at > 0) text.put((byte) ' ');
      word(all.getShort(at * 2) & 0xffff, text);
    }
    var words = Secret.copyOf(text.array());
    Arrays.fill(bytes, (byte) 0);
    Arrays.fill(all.array(), (byte) 0);
    Arrays.fill(text.array(), (byte) 0);
    return words;
  }

  private static void word(int bits, ByteBuffer out) {
    out.put((byte) CONSONANTS.charAt(bits >> 12));
    out.put((byte) VOWELS.charAt(bits >> 10 & 3));
    out.put((byte) CONSONANTS.charAt(bits >> 6 & 15));
    out.put((byte) VOWELS.charAt(bits >> 4 & 3));
    out.put((byte) CONSONANTS.charAt(bits & 15));
  }

  /// @throws dev.holdfast.kernel.ProblemException `quorum.words`
  static Share read(Secret words) {
    return words.use(
        text -> {
          var letters = letters(text);
          try {
            return decoded(letters);
          } finally {
            Arrays.fill(letters, (byte) 0);
          }
        });
  }

  /// Small letters only: people add numbers, commas and line ends.
  private static byte[] letters(byte[] text) {
    var out = new ByteArrayOutputStream();
    for (byte b : text) {
      int letter = b | 0x20;
      if (letter >= 'a' && letter <= 'z') out.write(letter);
      else if (b < 0) throw QuorumProblems.words("there is a letter that share words do not have");
    }
    return out.toByteArray();
  }

  private static Share decoded(byte[] letters) {
    if (letters.length != WORDS * WORD) {
      throw QuorumProblems.words(
          "a share has %d words of %d letters, here are %d letters"
              .formatted(WORDS, WORD, letters.length));
    }
    var all = ByteBuffer.allocate(WORDS * 2);
    for (int at = 0; at < WORDS; at++) all.putShort((short) bits(letters, at));
    var bytes = Arrays.copyOf(all.array(), Share.LENGTH);
    int check = all.getShort(Share.LENGTH) & 0xffff;
    Arrays.fill(all.array(), (byte) 0);
    if (check != check(bytes)) {
      throw QuorumProblems.words("the check word does not fit: at least one word is not right");
    }
    try {
      return Share.of(bytes);
    } catch (IllegalArgumentException e) {
      throw QuorumProblems.words("these words are not a share");
    }
  }

  private static int bits(byte[] letters, int word) {
    int at = word * WORD;
    return consonant(letters[at], word) << 12
        | vowel(letters[at + 1], word) << 10
        | consonant(letters[at + 2], word) << 6
        | vowel(letters[at + 3], word) << 4
        | consonant(letters[at + 4], word);
  }

  private static int consonant(byte letter, int word) {
    return index(CONSONANTS, letter, word);
  }

  private static int vowel(byte letter, int word) {
    return index(VOWELS, letter, word);
  }

  private static int index(String letters, byte letter, int word) {
    int at = letters.indexOf(letter);
    if (at < 0) throw QuorumProblems.words("word " + (word + 1) + " is not a share word");
    return at;
  }

  private static int check(byte[] share) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("holdfast share".getBytes(US_ASCII));
      return ByteBuffer.wrap(digest.digest(share)).getShort() & 0xffff;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
