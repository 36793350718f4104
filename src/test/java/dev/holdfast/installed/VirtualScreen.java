package dev.holdfast.installed;

import dev.holdfast.peers.Peer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import javax.imageio.ImageIO;

/// A real X server without a screen, whose pixels lie in a file (XWD, as X11's `XWDFile.h` has it).
final class VirtualScreen implements AutoCloseable {
  private static final int WORDS = 25;
  private final Process server;
  private final Path pixels;
  private final String display;

  private VirtualScreen(Process server, Path pixels, String display) {
    this.server = server;
    this.pixels = pixels;
    this.display = display;
  }

  static VirtualScreen open(Path folder, int width, int height) throws IOException {
    var xvfb = Peer.program("Xvfb", "install the package xvfb");
    var size = width + "x" + height + "x24";
    var process =
        new ProcessBuilder(
                xvfb.toString(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                size,
                "-nolisten",
                "tcp",
                "-fbdir",
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var number = process.inputReader().readLine();
    return new VirtualScreen(process, folder.resolve("Xvfb_screen0"), ":" + number.strip());
  }

  String display() {
    return display;
  }

  BufferedImage picture() {
    try {
      var file = ByteBuffer.wrap(Files.readAllBytes(pixels));
      var head = new int[WORDS];
      for (var i = 0; i < WORDS; i++) head[i] = file.getInt();
      var width = head[4];
      var height = head[5];
      var line = head[12];
      var from = head[0] + head[19] * 12;
      file.order(head[7] == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      for (var y = 0; y < height; y++) {
        for (var x = 0; x < width; x++) {
          image.setRGB(x, y, file.getInt(from + y * line + x * 4) & 0xFFFFFF);
        }
      }
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How many colours stand on the screen, on every 16th line: an empty one has few, text has many.
  /// Asked often while programs start, so it reads only these lines.
  int colours() {
    return colours(4, Integer.MAX_VALUE, 16, Integer.MAX_VALUE);
  }

  /// The same where the scenarios stand on the start page, left of their buttons.
  int scenarioColours() {
    return colours(188, 700, 8, 600);
  }

  private int colours(int top, int bottom, int step, int width) {
    try (var file = FileChannel.open(pixels)) {
      var head = ByteBuffer.allocate(WORDS * 4);
      file.read(head, 0);
      var line = head.getInt(12 * 4);
      var from = head.getInt(0) + head.getInt(19 * 4) * 12;
      var seen = new HashSet<Integer>();
      var row = ByteBuffer.allocate(Math.min(width, head.getInt(4 * 4)) * 4);
      for (var y = top; y < Math.min(bottom, head.getInt(5 * 4)); y += step) {
        file.read(row.clear(), from + (long) y * line);
        for (row.flip(); row.hasRemaining(); ) seen.add(row.getInt());
      }
      return seen.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    ImageIO.write(picture(), "png", file.toFile());
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    try {
      if (!server.waitFor(Duration.ofSeconds(10))) server.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      server.destroyForcibly();
    }
  }
}
