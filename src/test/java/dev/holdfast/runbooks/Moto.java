package dev.holdfast.runbooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// An AWS of this test alone, on a free port; gone when it is closed.
final class Moto implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

  private final Process server;
  private final String endpoint;

  private Moto(Process server, String endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  static Moto start() throws IOException {
    var program = Peers.program("moto_server", "pip install 'moto[server]'");
    var server =
        new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", "0")
            .redirectErrorStream(true)
            .start();
    var said = server.inputReader();
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      var ready = READY.matcher(line);
      if (ready.find()) {
        Thread.ofVirtual().start(() -> drain(said));
        return new Moto(server, ready.group(1));
      }
    }
    throw new IOException("moto_server ended before it listened");
  }

  /// A full pipe would stop the server.
  private static void drain(BufferedReader said) {
    try (said) {
      said.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      return;
    }
  }

  String endpoint() {
    return endpoint;
  }

  /// A shell whose targets `aws-primary` and `aws-recovery` lead here.
  Shell shell(Path folder) {
    Peers.program("aws", "pip install awscli");
    return new Shell(
        folder,
        Map.of(
            "AWS_ACCESS_KEY_ID", "testing",
            "AWS_SECRET_ACCESS_KEY", "testing",
            "AWS_EC2_METADATA_DISABLED", "true",
            "HOLDFAST_ENDPOINT_AWS_PRIMARY", endpoint,
            "HOLDFAST_ENDPOINT_AWS_RECOVERY", endpoint));
  }

  /// Asks the AWS command line, for its plain-text answer.
  String aws(Shell shell, String region, String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of("aws"));
    command.addAll(List.of(words));
    command.addAll(List.of("--region", region, "--endpoint-url", endpoint, "--output", "text"));
    return shell.must(command.toArray(String[]::new));
  }

  @Override
  public void close() {
    server.descendants().forEach(ProcessHandle::destroy);
    server.destroy();
  }
}
