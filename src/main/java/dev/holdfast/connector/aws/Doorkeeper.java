package dev.holdfast.connector.aws;

import dev.holdfast.kernel.Clock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// Reads each answer whole, within a cap of size and time, and lets only what AWS could have said
/// through: the page of a captive portal must be read neither as a refusal by AWS, nor as "not
/// there", nor as a lost connection.
final class Doorkeeper implements SdkHttpClient {
  /// No answer that is asked for here comes near it; the largest is a page of log events.
  static final int MOST_BYTES = 16 << 20;

  private static final int PART = 8192;

  private final SdkHttpClient behind;
  private final Clock clock;
  private final Duration longest;

  /// @param longest time that the body of one answer may take
  Doorkeeper(SdkHttpClient behind, Clock clock, Duration longest) {
    this.behind = behind;
    this.clock = clock;
    this.longest = longest;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    var prepared = behind.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return judged(prepared.call(), request);
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private HttpExecuteResponse judged(HttpExecuteResponse answer, HttpExecuteRequest request)
      throws IOException {
    var head = answer.httpResponse();
    var open = answer.responseBody();
    var body = new byte[0];
    if (open.isPresent()) {
      try (var stream = open.get()) {
        body = read(stream, new Answer(head, request.httpRequest(), body));
      }
    }
    var foreign = new Answer(head, request.httpRequest(), body).foreign();
    if (foreign.isPresent()) throw new NotAws(foreign.get());
    var whole = HttpExecuteResponse.builder().response(head);
    if (open.isPresent()) {
      whole.responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)));
    }
    return whole.build();
  }

  private byte[] read(AbortableInputStream stream, Answer answer) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var part = new byte[PART];
    var end = clock.mono() + longest.toNanos();
    while (true) {
      var count = stream.read(part);
      if (count < 0) return bytes.toByteArray();
      bytes.write(part, 0, count);
      if (bytes.size() > MOST_BYTES) {
        stream.abort();
        throw new NotAws(answer.with(bytes.toByteArray()).endless());
      }
      if (clock.mono() - end > 0) {
        stream.abort();
        throw new SocketTimeoutException("the answer did not end in time");
      }
      if (Thread.currentThread().isInterrupted()) {
        stream.abort();
        throw new InterruptedIOException("interrupted while the answer came in");
      }
    }
  }

  @Override
  public void close() {
    behind.close();
  }

  @Override
  public String clientName() {
    return behind.clientName();
  }
}
