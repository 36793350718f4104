package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Place;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The HTTP clients of one session. Checks that begin within the same second share one, with its
/// connections and its TLS sessions; after that second nobody is lent it any more. So a round of a
/// thousand checks makes one client, and yet no answer comes over a connection that stood before
/// that second: a server that is gone, a name that leads elsewhere and a certificate that was
/// replaced are seen. What changes something has a client of its own, see [#own].
final class Connections implements AutoCloseable {
  /// For how long a client is lent to further checks.
  static final Duration FRESH = Duration.ofSeconds(1);

  private final Map<String, Lent> newest = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Warmth warmth = Warmth.COLD;

  /// Whether anything was answered yet; the first answers wait for the client itself as well.
  enum Warmth {
    COLD,
    WARM
  }

  /// A client for one exchange with its redirects; given back by closing it.
  interface Lease extends AutoCloseable {
    HttpClient client();

    /// Whether the exchange may have gone over a connection of an earlier one; asked afterwards.
    default boolean mayHaveBeenKept() {
      return false;
    }

    @Override
    void close();

    /// The same client for one exchange of several: closing it gives nothing back.
    default Lease held() {
      var all = this;
      return new Lease() {
        @Override
        public HttpClient client() {
          return all.client();
        }

        @Override
        public void close() {}
      };
    }
  }

  /// A client that nobody else has. A request that changes something must not be sent over a
  /// connection that the server may just be closing: whether it arrived could not be told.
  static Lease own(Call call, Duration limit) {
    var client = builder(call).connectTimeout(limit).build();
    return new Lease() {
      @Override
      public HttpClient client() {
        return client;
      }

      @Override
      public void close() {
        client.shutdownNow();
      }
    };
  }

  /// A client that checks share for a moment, by whose certificate authorities they believe.
  Lease lend(Call call) {
    var trust = call.place().flatMap((Place place) -> place.setting("ca")).orElse("");
    var now = call.around().clock().mono();
    lock.lock();
    try {
      var known = newest.get(trust);
      if (known != null && now - known.since < FRESH.toNanos()) return known.lend();
      var made = new Lent(builder(call).build(), now);
      newest.put(trust, made);
      if (known != null) known.retire();
      return made.lend();
    } finally {
      lock.unlock();
    }
  }

  Warmth warmth() {
    return warmth;
  }

  private static HttpClient.Builder builder(Call call) {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NEVER)
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(Trust.of(call));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      newest.values().forEach(lent -> lent.client.shutdownNow());
      newest.clear();
    } finally {
      lock.unlock();
    }
  }

  /// A shared client; all it holds is guarded by the lock.
  private final class Lent {
    private final HttpClient client;
    private final long since;
    private int users;
    private int returned;
    private boolean retired;

    Lent(HttpClient client, long since) {
      this.client = client;
      this.since = since;
    }

    Lease lend() {
      users++;
      return new Lease() {
        @Override
        public HttpClient client() {
          return client;
        }

        @Override
        public boolean mayHaveBeenKept() {
          return othersReturned();
        }

        @Override
        public void close() {
          giveBack();
        }
      };
    }

    /// Nobody gets it from now on; those who have it may go on, also to where they are led.
    void retire() {
      retired = true;
      if (users == 0) client.shutdownNow();
    }

    /// Whether another than the one who asks has been answered; asked after giving it back.
    private boolean othersReturned() {
      lock.lock();
      try {
        return returned > 1;
      } finally {
        lock.unlock();
      }
    }

    private void giveBack() {
      lock.lock();
      try {
        users--;
        returned++;
        warmth = Warmth.WARM;
        if (retired && users == 0) client.shutdownNow();
      } finally {
        lock.unlock();
      }
    }
  }
}
