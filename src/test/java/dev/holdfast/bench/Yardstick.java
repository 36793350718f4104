package dev.holdfast.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// What the same machine does with plain tools, to compare with. Times are in milliseconds.
final class Yardstick {
  private Yardstick() {}

  static double timed(Callable<?> job) throws Exception {
    var began = System.nanoTime();
    job.call();
    return (System.nanoTime() - began) / 1e6;
  }

  static double median(int times, Callable<Double> job) throws Exception {
    var all = new ArrayList<Double>();
    for (var time = 0; time < times; time++) all.add(job.call());
    all.sort(null);
    return all.get(times / 2);
  }

  /// One bash that starts `/bin/true` so many times, one after the other.
  static double bash(int count) throws Exception {
    var loop = "for ((i = 0; i < %d; i++)); do /bin/true; done".formatted(count);
    return timed(() -> command(List.of("bash", "-c", loop)));
  }

  /// Appends and forces blocks of a size that an event usually has.
  static double writeAndForce(Path folder, int count, int bytes) throws Exception {
    var file = Files.createTempFile(folder, "force", ".bin");
    var block = new byte[bytes];
    try (var channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
      return timed(
          () -> {
            for (var time = 0; time < count; time++) {
              channel.write(ByteBuffer.wrap(block));
              channel.force(false);
            }
            return count;
          });
    }
  }

  static int command(List<String> argv) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(argv)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var code = process.waitFor();
    if (code != 0) throw new IOException(argv.getFirst() + " ended " + code);
    return code;
  }

  /// Beside the test's own output, so that the figures stand in one place.
  @SuppressWarnings("AnnotateFormatMethod") // the annotation is not on the class path
  static void say(String figure, Object... values) {
    System.out.println("[bench] " + figure.formatted(values));
  }
}
