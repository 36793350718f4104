package dev.holdfast.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/// Holdfast as a process with a home, a temporary folder and logs below one folder, and a
/// passphrase on its standard input.
record GlassProgram(Path folder, AtomicInteger number) {
  GlassProgram(Path folder) {
    this(folder, new AtomicInteger());
  }

  /// @param passphrase what stands on standard input; null = nothing
  Program.Ended run(@Nullable String passphrase, String... args)
      throws IOException, InterruptedException {
    var temporary = Files.createDirectories(folder.resolve("tmp"));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.holdfast.Main"));
    for (var arg : args) {
      command.add(arg.equals("plan") ? folder.resolve("plan").toString() : arg);
    }
    command.addAll(List.of("--json", "--home", folder.resolve("home").toString()));
    var out = folder.resolve("out-" + number.incrementAndGet());
    var err = folder.resolve("err-" + number.get());
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    var env = builder.environment();
    env.put("TMPDIR", temporary.toString());
    env.put("AWS_ACCESS_KEY_ID", "dummy");
    env.put("AWS_SECRET_ACCESS_KEY", "dummy");
    env.put("AWS_CONFIG_FILE", folder.resolve("no-config").toString());
    env.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("no-credentials").toString());
    var process = builder.start();
    try (var in = process.getOutputStream()) {
      if (passphrase != null) in.write((passphrase + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException endedBefore) {
      // It did not read what it was given; what it said tells why.
    }
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      Assertions.fail("no end: " + Files.readString(err));
    }
    return new Program.Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
