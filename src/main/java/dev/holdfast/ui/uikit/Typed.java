package dev.holdfast.ui.uikit;

import dev.holdfast.kernel.Secret;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/// Takes a secret out of the field that it was typed into.
public final class Typed {
  private Typed() {}

  /// The secret, in UTF-8; the field is empty afterwards. The copies made here are wiped; what the
  /// toolkit keeps of the typing is beyond it.
  public static Secret take(TextInputControl field) {
    try {
      return copy(field);
    } finally {
      field.clear();
    }
  }

  /// As [#take], for a field that keeps what was typed until somebody took it.
  public static Secret copy(TextInputControl field) {
    CharSequence typed = field instanceof TextField line ? line.getCharacters() : field.getText();
    // No letter takes more than three bytes for each of its chars.
    var room = new byte[typed.length() * 3];
    var buffer = ByteBuffer.wrap(room);
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(typed), buffer, true);
    var bytes = Arrays.copyOf(room, buffer.position());
    try {
      return Secret.copyOf(bytes);
    } finally {
      Arrays.fill(room, (byte) 0);
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
