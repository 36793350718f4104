package dev.holdfast.cli;

import dev.holdfast.kernel.Secret;
import java.io.Console;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A person at a real terminal, in both directions: nothing is asked where input or output is a
/// file or a pipe.
public final class TerminalPrompt implements Prompt {
  private final Console console;

  private TerminalPrompt(Console console) {
    this.console = console;
  }

  /// The terminal of this process, if it has one.
  @SuppressWarnings(
      "SystemConsoleNull") // the built-in console, which JDK 25 went back to, may be null
  public static Prompt ofThisProcess() {
    var console = System.console();
    return console == null || !console.isTerminal() ? Prompt.NOBODY : new TerminalPrompt(console);
  }

  @Override
  public boolean there() {
    return true;
  }

  @Override
  public Optional<String> line(String asks) {
    var line = console.readLine("%s ", asks);
    return line == null || line.isBlank() ? Optional.empty() : Optional.of(line.strip());
  }

  @Override
  public Optional<Secret> secret(String asks) {
    var typed = console.readPassword("%s ", asks);
    if (typed == null || typed.length == 0) return Optional.empty();
    var bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
    var utf8 = new byte[bytes.remaining()];
    bytes.get(utf8);
    try {
      return Optional.of(Secret.copyOf(utf8));
    } finally {
      Arrays.fill(typed, ' ');
      Arrays.fill(utf8, (byte) 0);
      bytes.clear();
      while (bytes.hasRemaining()) bytes.put((byte) 0);
    }
  }
}
