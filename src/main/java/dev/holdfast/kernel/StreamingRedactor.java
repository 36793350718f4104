package dev.holdfast.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Knows secrets in the forms that they take in output, and detects what looks like one.
///
/// What it cannot know: values below 4 bytes (they would be found everywhere), values below 8 bytes
/// as lists of numbers, lines below 6 bytes of a secret of many lines, and what a program computes
/// from a secret. The manual lists what is known and what is not.
public final class StreamingRedactor implements Redactor {
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9._/-]");

  private final List<SecretAutomaton.Pattern> patterns = new ArrayList<>();
  private final List<SecretAutomaton.Pattern> spread = new ArrayList<>();
  private final List<SecretAutomaton.Pattern> plain = new ArrayList<>();
  private final Set<ByteBuffer> known = new HashSet<>();
  private final Set<ByteBuffer> knownSpread = new HashSet<>();
  private final Set<ByteBuffer> knownPlain = new HashSet<>();
  private volatile SecretMask.Known all = SecretMask.Known.NOTHING;
  private final Parts parts;

  /// Which parts of a secret are secrets by themselves.
  public interface Parts {
    /// Closed by who asked.
    List<Secret> of(String name, Secret secret);
  }

  /// Knows each secret as a whole and its lines.
  public StreamingRedactor() {
    this((name, secret) -> List.of());
  }

  public StreamingRedactor(Parts parts) {
    this.parts = parts;
  }

  @Override
  public String redact(String text) {
    var clean = new ByteArrayOutputStream(text.length() + 16);
    try (var out = wrap(clean)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return clean.toString(UTF_8);
  }

  @Override
  public String mask(String text) {
    var now = all;
    if (now.whole() == SecretAutomaton.EMPTY) return text;
    var clean = new ByteArrayOutputStream(text.length() + 16);
    try (var out = new SecretMask(now, clean)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return clean.toString(UTF_8);
  }

  @Override
  public synchronized void learn(String name, Secret secret) {
    var tag = NOT_IN_NAMES.matcher(name).replaceAll("_");
    var before = patterns.size();
    add(secret, tag);
    for (var part : parts.of(name, secret)) {
      try (part) {
        add(part, tag);
      }
    }
    if (patterns.size() == before) return;
    all =
        new SecretMask.Known(
            new SecretAutomaton(patterns), new SecretAutomaton(spread), new SecretAutomaton(plain));
  }

  private void add(Secret secret, String tag) {
    for (var form : secret.use(Encodings::of)) add(form, tag, known, patterns);
    for (var form : secret.use(Encodings::spread)) add(form, tag, knownSpread, spread);
    for (var form : secret.use(Encodings::plain)) add(form, tag, knownPlain, plain);
  }

  private static void add(
      byte[] form, String tag, Set<ByteBuffer> seen, List<SecretAutomaton.Pattern> to) {
    if (seen.add(ByteBuffer.wrap(form))) to.add(new SecretAutomaton.Pattern(form, tag));
  }

  /// A stream that passes everything on without the secrets known now. Secrets may be split over
  /// writes anywhere. It passes on whole lines; what `flush` leaves behind comes with the end of
  /// the line or with `close`, which closes the other stream too.
  public OutputStream wrap(OutputStream out) {
    var now = all;
    return new SecretMask(now, new LineFilter(out));
  }
}
