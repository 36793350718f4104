package dev.holdfast.connector;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Plans;
import dev.holdfast.plan.Position;
import dev.holdfast.plan.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// What connectors are given in tests: folders, targets, credentials, a real clock.
public final class Bench {
  public final Path planFolder;
  public final Path runFolder;

  /// What credentials were asked for.
  public final List<CredentialUse> uses = new CopyOnWriteArrayList<>();

  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Map<String, Secret>> vault = new HashMap<>();
  private final AtomicReference<String> learned = new AtomicReference<>("\u0000");

  public Bench(Path folder) {
    try {
      planFolder = Files.createDirectories(folder.resolve("plan"));
      runFolder = Files.createDirectories(folder.resolve("run"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public Place target(
      String id, String connector, @Nullable String endpoint, Map<String, Object> settings) {
    return target(id, connector, null, endpoint, settings);
  }

  public Place target(
      String id,
      String connector,
      @Nullable String credential,
      @Nullable String endpoint,
      Map<String, Object> settings) {
    var target =
        new Target(
            id, null, connector, credential, endpoint, settings, List.of(), Position.NOWHERE);
    var place = new Place(target, Optional.empty());
    places.put(id, place);
    return place;
  }

  public void credential(String name, Map<String, String> parts) {
    var entry = new HashMap<String, Secret>();
    parts.forEach((k, v) -> entry.put(k, Secret.copyOf(v.getBytes(StandardCharsets.UTF_8))));
    vault.put(name, entry);
    learned.set(parts.values().iterator().next());
  }

  public Surroundings around() {
    return new Surroundings(
        Plans.empty(),
        planFolder,
        runFolder,
        Map.copyOf(places),
        (name, use) -> {
          uses.add(use);
          return Optional.ofNullable(vault.get(name)).map(parts -> grant(name, parts));
        },
        new RealClock(),
        new Redactor() {
          @Override
          public String redact(String text) {
            return text.replace(learned.get(), "<secret:canary>");
          }

          @Override
          public void learn(String name, Secret secret) {}
        });
  }

  /// Copies, because whoever gets a grant closes it.
  private static Grant grant(String name, Map<String, Secret> parts) {
    var copies = new HashMap<String, Secret>();
    parts.forEach((part, secret) -> copies.put(part, secret.use(Secret::copyOf)));
    return new Grant(1, name, copies);
  }

  public Call call(String key, @Nullable Place place, Map<String, Object> args) {
    return call(key, place, args, Call.Watch.SILENT);
  }

  public Call call(String key, @Nullable Place place, Map<String, Object> args, Call.Watch watch) {
    return new Call(
        "i-1", "step", 1, key, Optional.ofNullable(place), new Args(args), around(), watch);
  }

  /// Skips, or fails where peers are required.
  public static void requirePeer(boolean there, String what) {
    if (!there && "1".equals(System.getenv("HOLDFAST_REQUIRE_PEERS"))) {
      throw new AssertionError(what);
    }
    Assumptions.assumeTrue(there, what);
  }

  private record RealClock() implements Clock {
    @Override
    public Instant now() {
      return InstantSource.system().instant();
    }

    @Override
    public Instant wall() {
      return now();
    }

    @Override
    public long mono() {
      return System.nanoTime();
    }

    @Override
    public String boot() {
      return "boot-1";
    }

    @Override
    public void sleep(Duration runTime) throws InterruptedException {
      throw new InterruptedException("nothing here sleeps");
    }

    @Override
    public double speed() {
      return 1;
    }
  }
}
