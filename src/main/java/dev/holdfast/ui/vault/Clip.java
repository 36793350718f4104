package dev.holdfast.ui.vault;

import dev.holdfast.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// A secret on the clipboard: cleared after ten seconds, unless something else was put there since.
/// Every program of the session can read it meanwhile, so that it is off until a person lets it.
public final class Clip {
  static final Duration KEPT = Duration.ofSeconds(10);

  private boolean allowed;
  private String put = "";
  private Instant until = Instant.EPOCH;

  boolean allowed() {
    return allowed;
  }

  void allow() {
    allowed = true;
  }

  /// Puts a secret there; it stays the caller's.
  void put(Secret secret, Instant now) {
    put = secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    until = now.plus(KEPT);
    var content = new ClipboardContent();
    content.putString(put);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /// How long it stays there yet; clears it when the time is up. Set back, a clock clears it too.
  public Optional<Duration> look(Instant now) {
    if (put.isEmpty()) return Optional.empty();
    var left = Duration.between(now, until);
    if (left.isPositive() && left.compareTo(KEPT) <= 0) return Optional.of(left);
    clear();
    return Optional.empty();
  }

  /// Takes it away at once.
  public void clear() {
    if (put.isEmpty()) return;
    var board = Clipboard.getSystemClipboard();
    if (put.equals(board.getString())) board.clear();
    put = "";
  }

  /// Nothing is left there, and the next opening asks again.
  public void reset() {
    clear();
    allowed = false;
  }
}
