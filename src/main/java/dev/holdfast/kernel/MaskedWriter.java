package dev.holdfast.kernel;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/// Passes text on without the secrets that are known at that moment, and without controls: the last
/// door to the terminal, for results, progress, and the traces of broken assumptions alike.
public final class MaskedWriter extends FilterWriter {
  private final Redactor redactor;

  public MaskedWriter(Writer out, Redactor redactor) {
    super(out);
    this.redactor = redactor;
  }

  @Override
  public void write(int letter) throws IOException {
    out.write(Visible.of(Character.toString(letter)));
  }

  @Override
  public void write(char[] letters, int offset, int length) throws IOException {
    out.write(shown(new String(letters, offset, length)));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    out.write(shown(text.substring(offset, offset + length)));
  }

  private String shown(String text) {
    return Visible.of(redactor.mask(text));
  }
}
