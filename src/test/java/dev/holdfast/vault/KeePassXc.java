package dev.holdfast.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The other program that must be able to use a vault, as it is installed here.
public final class KeePassXc {
  private final Path program;
  private final Path folder;
  private final List<String> keys;

  private KeePassXc(Path program, Path folder, List<String> keys) {
    this.program = program;
    this.folder = folder;
    this.keys = keys;
  }

  /// The program that is installed here.
  ///
  /// @param folder for its settings
  public static KeePassXc in(Path folder, String... keys) {
    var program = Peer.program("keepassxc-cli", "install the package keepassxc");
    return new KeePassXc(program, folder, List.of(keys));
  }

  /// What a run ended in.
  public record Run(int code, String out, String err) {
    public String good() {
      assertThat(code).as(err + out).isZero();
      return out;
    }
  }

  /// Runs a command on a vault; the lines go to its standard input.
  public Run run(String command, Path vault, List<String> arguments, String... lines)
      throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of(program.toString(), command, "-q"));
    all.addAll(keys);
    for (var argument : arguments) if (argument.startsWith("-")) all.add(argument);
    all.add(vault.toString());
    for (var argument : arguments) if (!argument.startsWith("-")) all.add(argument);
    return exec(all, lines);
  }

  public Run exec(List<String> all, String... lines) throws IOException, InterruptedException {
    var out = Files.createTempFile(folder, "out", ".txt");
    var err = Files.createTempFile(folder, "err", ".txt");
    var in = Files.createTempFile(folder, "in", ".txt");
    Files.writeString(in, String.join("\n", lines) + "\n");
    var builder = new ProcessBuilder(all);
    builder.environment().put("QT_QPA_PLATFORM", "offscreen");
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    var process =
        builder
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  Path program() {
    return program;
  }

  public String programName() {
    return program.toString();
  }
}
