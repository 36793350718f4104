package dev.holdfast.cli;

import dev.holdfast.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Somebody at the terminal who types what was laid out beforehand, then empty lines.
final class Typist implements Prompt {
  final List<String> asked = new ArrayList<>();
  private final Deque<String> lines = new ArrayDeque<>();

  Typist types(String... more) {
    lines.addAll(List.of(more));
    return this;
  }

  Typist firstTypes(String line) {
    lines.addFirst(line);
    return this;
  }

  @Override
  public boolean there() {
    return true;
  }

  @Override
  public Optional<String> line(String asks) {
    asked.add(asks.strip());
    var line = lines.poll();
    return line == null || line.isEmpty() ? Optional.empty() : Optional.of(line);
  }

  @Override
  public Optional<Secret> secret(String asks) {
    return line(asks).map(text -> Secret.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }
}
