package dev.holdfast.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What this computer is called, from the system itself. Java's own way begins with a search for
/// name services in every jar of the class path, which took a seventh of a start, and may ask the
/// network.
final class HostName {
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  static String ofThisSystem() {
    return of(LINUX, System::getenv);
  }

  static String of(Path file, UnaryOperator<@Nullable String> environment) {
    try {
      var name = Files.readString(file).strip();
      if (!name.isEmpty()) return name;
    } catch (IOException e) {
      // Not a Linux: the next one knows it.
    }
    var windows = environment.apply("COMPUTERNAME");
    if (windows != null && !windows.isBlank()) return windows.strip();
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "this computer";
    }
  }
}
