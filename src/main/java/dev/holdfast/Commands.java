package dev.holdfast;

import dev.holdfast.cli.HoldfastCommand;
import dev.holdfast.cli.Services;
import java.io.PrintWriter;

/// The command line. Apart from [Main], so that a window that opens never loads the library that
/// reads words: Java would load it only to see that `Main` is sound.
final class Commands {
  private Commands() {}

  /// Does what the words ask for, and returns the exit code.
  static int execute(Services services, PrintWriter out, PrintWriter err, String... args) {
    return HoldfastCommand.of(services, out, err).execute(args);
  }
}
