package dev.holdfast.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.ProblemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The author's word that the chain stood at this head: one file for each signature, each naming
/// the one before, so that none can be taken out of the middle.
///
/// @param head hash of entry `seq`, or of `incident.json` for 0
/// @param prev hash of the file of the signature before
/// @param fileHash hash of this one's file
record Checkpoint(long seq, String head, String genesis, String prev, String fileHash) {
  private static final String SIG = ",\"sig\":\"";
  private static final int SIGNATURE = 128;
  private static final int LONGEST = 4096;

  static byte[] compose(
      long seq, String genesis, String head, String prev, Instant wall, AuthorKey key) {
    var body =
        "{\"checkpoint\":1,\"seq\":%d,\"head\":\"%s\",\"genesis\":\"%s\",\"prev\":\"%s\",\"wall\":\"%s\",\"key\":\"%s\""
            .formatted(seq, head, genesis, prev, wall, key.id());
    var signature = Hash.hex(key.sign(body.getBytes(UTF_8)));
    return (body + SIG + signature + "\"}\n").getBytes(UTF_8);
  }

  /// Reads a file and checks its signature.
  ///
  /// @return null when it is not signed by this author
  static @Nullable Checkpoint of(byte[] bytes, Genesis genesis) {
    var checkpoint = unproved(bytes);
    if (checkpoint == null) return null;
    int body = bytes.length - "\"}\n".length() - SIGNATURE - SIG.length();
    var signature = new String(bytes, body + SIG.length(), SIGNATURE, UTF_8);
    var signed = Arrays.copyOf(bytes, body);
    return AuthorKey.verifies(genesis.authorPublic(), signed, HexFormat.of().parseHex(signature))
        ? checkpoint
        : null;
  }

  /// Reads what has the form of a signature, without proving it: for bytes whose hash a proved
  /// signature holds already.
  static @Nullable Checkpoint unproved(byte[] bytes) {
    int end = bytes.length - "\"}\n".length();
    int body = end - SIGNATURE - SIG.length();
    if (bytes.length > LONGEST || body <= 0) return null;
    var text = new String(bytes, UTF_8);
    if (text.length() != bytes.length || !text.endsWith("\"}\n") || !text.startsWith(SIG, body)) {
      return null;
    }
    if (!text.substring(end - SIGNATURE, end).chars().allMatch(Hash::isHexDigit)) return null;
    try {
      var fields = Json.object(text);
      return new Checkpoint(
          (Long) field(fields, "seq"),
          (String) field(fields, "head"),
          (String) field(fields, "genesis"),
          (String) field(fields, "prev"),
          Hash.of(bytes));
    } catch (ProblemException | ClassCastException e) {
      return null;
    }
  }

  private static Object field(java.util.Map<String, Object> fields, String name) {
    var value = fields.get(name);
    if (value == null) throw new ClassCastException("a checkpoint without " + name);
    return value;
  }
}
