package dev.holdfast.connector.web;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Reads so many bytes of a body and hangs up on the rest.
final class Capped implements BodySubscriber<Fetch.Body> {
  private final CompletableFuture<Fetch.Body> result = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int most;
  private @Nullable Subscription subscription;

  Capped(int most) {
    this.most = most;
  }

  @Override
  public CompletionStage<Fetch.Body> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      var part = new byte[Math.min(buffer.remaining(), most - bytes.size())];
      buffer.get(part);
      bytes.writeBytes(part);
    }
    var open = subscription;
    if (open == null) return;
    if (bytes.size() < most) {
      open.request(1);
    } else {
      open.cancel();
      result.complete(new Fetch.Body(bytes, true));
    }
  }

  @Override
  public void onError(Throwable failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    result.complete(new Fetch.Body(bytes, false));
  }
}
