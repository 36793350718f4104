package dev.holdfast.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Json;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of a chain, to write and to check. The last field `h` is the SHA-256 of the exact bytes
/// before `,"h":`, so that nobody needs a canonical JSON to check it.
final class Line {
  static final int LONGEST = 64 * 1024;

  private static final byte[] SEQ = "{\"seq\":".getBytes(UTF_8);
  private static final byte[] PREV = ",\"prev\":\"".getBytes(UTF_8);
  private static final byte[] WALL = "\",\"wall\":\"".getBytes(UTF_8);
  private static final byte[] H = ",\"h\":\"".getBytes(UTF_8);
  private static final byte[] END = "\"}".getBytes(UTF_8);
  private static final byte[] TYPE = ",\"type\":\"".getBytes(UTF_8);
  private static final byte[] OURS = Events.PREFIX.getBytes(UTF_8);
  private static final byte[] CLOSES = (Events.CLOSED + "\",").getBytes(UTF_8);
  private static final int HEX = 64;
  private static final int TAIL = H.length + HEX + END.length;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(UTF_8);

  private Line() {}

  /// What is hashed: everything before `,"h":`.
  static byte[] body(
      long seq,
      String prev,
      Instant wall,
      long mono,
      String boot,
      String type,
      Map<String, Object> data) {
    var text = new StringBuilder(256);
    text.append("{\"seq\":").append(seq).append(",\"prev\":\"").append(prev);
    text.append("\",\"wall\":\"").append(wall).append("\",\"mono\":").append(mono);
    text.append(",\"boot\":").append(Json.write(boot)).append(",\"type\":");
    text.append(Json.write(type)).append(",\"data\":").append(Json.write(data));
    return text.toString().getBytes(UTF_8);
  }

  static byte[] sealed(byte[] body, String hash) {
    var line = new byte[body.length + TAIL + 1];
    System.arraycopy(body, 0, line, 0, body.length);
    System.arraycopy(H, 0, line, body.length, H.length);
    System.arraycopy(hash.getBytes(UTF_8), 0, line, body.length + H.length, HEX);
    System.arraycopy(END, 0, line, body.length + H.length + HEX, END.length);
    line[line.length - 1] = '\n';
    return line;
  }

  static int sealedLength(int body) {
    return body + TAIL + 1;
  }

  /// Checks a line (without its line feed) against the place it has to have in the chain.
  ///
  /// @return what is wrong with it, or null
  static @Nullable String fault(
      MessageDigest digest, byte[] bytes, int from, int to, long seq, byte[] prev) {
    if (to - from >= LONGEST) return "line too long";
    int hashed = to - TAIL;
    if (hashed <= from || !at(bytes, hashed, H) || !at(bytes, to - END.length, END)) {
      return "not a line of this format";
    }
    digest.update(bytes, from, hashed - from);
    if (!isHex(digest.digest(), bytes, hashed + H.length)) return "hash does not match";
    int next = from;
    if (!at(bytes, next, SEQ)) return "not a line of this format";
    next += SEQ.length;
    long value = 0;
    int digits = 0;
    while (next < hashed && bytes[next] >= '0' && bytes[next] <= '9' && digits++ < 18) {
      value = value * 10 + bytes[next++] - '0';
    }
    if (value != seq) return "sequence broken";
    if (!at(bytes, next, PREV)) return "not a line of this format";
    next += PREV.length;
    if (!at(bytes, next, prev)) return "does not follow from the line before";
    return at(bytes, next + HEX, WALL) ? null : "not a line of this format";
  }

  static byte[] hashOf(byte[] bytes, int to) {
    var hash = new byte[HEX];
    System.arraycopy(bytes, to - END.length - HEX, hash, 0, HEX);
    return hash;
  }

  /// Whether the event is one that the journal itself writes, without reading the line.
  static boolean isOurs(byte[] bytes, int from, int to) {
    for (int i = from + PREV.length + HEX; i < to - TYPE.length; i++) {
      if (bytes[i] == ',' && at(bytes, i, TYPE)) return at(bytes, i + TYPE.length, OURS);
    }
    return false;
  }

  /// Whether the event ends what it is on, without reading the line.
  static boolean closes(byte[] bytes, int from, int to) {
    for (int i = from + PREV.length + HEX; i < to - TYPE.length; i++) {
      if (bytes[i] == ',' && at(bytes, i, TYPE)) return at(bytes, i + TYPE.length, CLOSES);
    }
    return false;
  }

  private static boolean at(byte[] bytes, int from, byte[] wanted) {
    if (from < 0 || from + wanted.length > bytes.length) return false;
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[from + i] != wanted[i]) return false;
    }
    return true;
  }

  private static boolean isHex(byte[] value, byte[] bytes, int from) {
    for (int i = 0; i < value.length; i++) {
      if (bytes[from + 2 * i] != DIGITS[(value[i] >> 4) & 15]) return false;
      if (bytes[from + 2 * i + 1] != DIGITS[value[i] & 15]) return false;
    }
    return true;
  }

  /// Reads a line that was checked.
  ///
  /// @throws dev.holdfast.kernel.ProblemException or ClassCastException when it is none of ours
  static Entry entry(byte[] bytes, int from, int to) {
    var fields = Json.object(new String(bytes, from, to - from, UTF_8));
    return entry(fields);
  }

  @SuppressWarnings("unchecked") // keys of a parsed object are strings
  static Entry entry(Map<String, Object> fields) {
    return new Entry(
        (Long) field(fields, "seq"),
        Instant.parse((String) field(fields, "wall")),
        (Long) field(fields, "mono"),
        (String) field(fields, "boot"),
        (String) field(fields, "type"),
        (Map<String, Object>) field(fields, "data"),
        (String) field(fields, "h"));
  }

  private static Object field(Map<String, Object> fields, String name) {
    var value = fields.get(name);
    if (value == null) throw new ClassCastException("a line without " + name);
    return value;
  }
}
