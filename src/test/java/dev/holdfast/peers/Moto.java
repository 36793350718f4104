package dev.holdfast.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A `moto_server` of its own for one test class: AWS that is never pending.
public final class Moto implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final URI address;

  private Moto(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /// Starts one on a free port and waits until it answers.
  public static Moto start() {
    var program = Peer.program("moto_server", "pip install 'moto[server]'");
    try {
      var port = Peer.freePort();
      var builder =
          new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", String.valueOf(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("MOTO_EC2_LOAD_DEFAULT_AMIS", "false");
      var process = builder.start();
      var moto = new Moto(process, URI.create("http://127.0.0.1:" + port));
      Peer.await("moto_server answers", Duration.ofSeconds(60), moto::answers);
      return moto;
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  public URI address() {
    return address;
  }

  /// Forgets everything.
  public void reset() {
    var request =
        HttpRequest.newBuilder(address.resolve("/moto-api/reset"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HTTP.send(request, BodyHandlers.discarding());
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    try {
      var request = HttpRequest.newBuilder(address.resolve("/moto-api/")).GET().build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
