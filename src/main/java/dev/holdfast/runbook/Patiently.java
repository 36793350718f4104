package dev.holdfast.runbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Reads from a process that may hang: a stopped one accepts a connection and never answers.
final class Patiently {
  private Patiently() {}

  /// One line, or what came before the other side hung up; empty when nothing came for so long.
  static Optional<String> line(SocketChannel channel, Duration patience) throws IOException {
    var text = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(4096);
    channel.configureBlocking(false);
    try (var selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      while (selector.select(patience.toMillis()) > 0) {
        selector.selectedKeys().clear();
        var count = channel.read(buffer.clear());
        if (count > 0) text.write(buffer.array(), 0, count);
        var soFar = text.toString(StandardCharsets.UTF_8);
        if (count < 0 || soFar.endsWith("\n")) return Optional.of(soFar.strip());
      }
      return Optional.empty();
    }
  }
}
