package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What a person gives as a new secret: text that every program which saves the vault keeps as it
/// is. KeePassXC cuts a value at a zero byte, and puts U+FFFD for what is no UTF-8.
public final class NewSecret {
  private static final char MARK = '\uFEFF';

  /// What is told of a mark before a secret.
  public static final String LEFT_OUT =
      "The mark of byte order (U+FEFF) before the secret was left out.";

  private NewSecret() {}

  /// Bytes of a file as text in UTF-8; the caller wipes both.
  ///
  /// @param said what was done to them, for people; empty when nothing
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Read(byte[] utf8, Optional<String> said) {}

  /// Reads a file as Windows writes it too: a mark of byte order, and UTF-16 that begins with one.
  ///
  /// @return empty for UTF-16 that is none
  public static Optional<Read> read(byte[] file) {
    if (begins(file, 0xEF, 0xBB, 0xBF)) {
      var rest = Arrays.copyOfRange(file, 3, file.length);
      return Optional.of(new Read(rest, Optional.of(LEFT_OUT)));
    }
    if (begins(file, 0xFF, 0xFE)) return utf16(file, StandardCharsets.UTF_16LE);
    if (begins(file, 0xFE, 0xFF)) return utf16(file, StandardCharsets.UTF_16BE);
    return Optional.of(new Read(file.clone(), Optional.empty()));
  }

  /// What was typed or pasted, without a mark of byte order before it; the caller closes it, and
  /// what was given is closed where it is another one.
  ///
  /// @param told [#LEFT_OUT], where one was
  public static Secret typed(Secret given, Consumer<String> told) {
    if (!given.use(bytes -> begins(bytes, 0xEF, 0xBB, 0xBF))) return given;
    told.accept(LEFT_OUT);
    try (given) {
      return given.use(
          bytes -> {
            var rest = Arrays.copyOfRange(bytes, 3, bytes.length);
            try {
              return Secret.copyOf(rest);
            } finally {
              Arrays.fill(rest, (byte) 0);
            }
          });
    }
  }

  private static boolean begins(byte[] file, int... with) {
    if (file.length < with.length) return false;
    for (int i = 0; i < with.length; i++) if ((file[i] & 0xff) != with[i]) return false;
    return true;
  }

  private static Optional<Read> utf16(byte[] file, Charset charset) {
    try {
      var text = charset.newDecoder().decode(ByteBuffer.wrap(file, 2, file.length - 2));
      var bytes = bytes(UTF_8.newEncoder().encode(text));
      wipe(text);
      return Optional.of(new Read(bytes, Optional.of("The secret was read as UTF-16.")));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    for (int i = 0; i < buffer.limit(); i++) buffer.put(i, (byte) 0);
    return bytes;
  }

  private static void wipe(CharBuffer text) {
    for (int i = 0; i < text.limit(); i++) text.put(i, '\0');
  }

  /// Why these values cannot be kept as the parts that they are given for.
  public static Optional<Problem> problem(
      EntryType type, Map<String, String> plain, Map<String, Secret> secrets) {
    for (var part : type.parts()) {
      var text = plain.get(part.id());
      if (text != null && part.isRequired() && Bare.of(text).isEmpty()) return empty(part);
      var secret = secrets.get(part.id());
      if (secret == null) continue;
      var wrong = secret.use(bytes -> wrong(part, bytes));
      if (wrong.isPresent()) return wrong;
    }
    return Optional.empty();
  }

  private static Optional<Problem> wrong(Part part, byte[] bytes) {
    CharBuffer text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      return unfit(part, "is no text in UTF-8");
    }
    try {
      if (Bare.of(text.toString()).isEmpty()) return empty(part);
      if (text.charAt(0) == MARK) return unfit(part, "begins with a mark of byte order (U+FEFF)");
      return text.codePoints().allMatch(NewSecret::fit)
          ? Optional.empty()
          : unfit(part, "holds a zero byte or another control character");
    } finally {
      wipe(text);
    }
  }

  /// What XML 1.0 can carry.
  private static boolean fit(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c > 0xFFFF;
  }

  private static Optional<Problem> empty(Part part) {
    return Optional.of(
        Problem.of(
            "vault.empty-secret",
            "The %s is empty".formatted(part.id()),
            "an entry without it would look like one that works; nothing was changed",
            "give it, or leave out what has none"));
  }

  private static Optional<Problem> unfit(Part part, String what) {
    return Optional.of(
        Problem.of(
            "vault.unfit-secret",
            "The %s %s".formatted(part.id(), what),
            "KeePassXC would cut or change it when it saves the vault; nothing was changed",
            "give it as UTF-8 (for example through 'iconv -f LATIN1 -t UTF-8'), bytes that are no text in Base64"));
  }
}
