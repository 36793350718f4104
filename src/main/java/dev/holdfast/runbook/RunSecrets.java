package dev.holdfast.runbook;

import dev.holdfast.kernel.Secret;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// Secret inputs of a run: in memory only, asked again after a restart.
final class RunSecrets {
  private final Map<String, Secret> secrets = new ConcurrentHashMap<>();
  private final BiConsumer<String, Secret> learn;

  /// @param learn told each secret before anything can use it, so that it is known when it turns up
  ///   in an output
  RunSecrets(Map<String, Secret> given, BiConsumer<String, Secret> learn) {
    this.learn = learn;
    given.forEach(this::put);
  }

  Map<String, Secret> all() {
    return secrets;
  }

  void put(String input, Secret secret) {
    learn.accept(input, secret);
    var before = secrets.put(input, secret);
    if (before != null) before.close();
  }

  void wipe() {
    secrets.values().forEach(Secret::close);
    secrets.clear();
  }
}
