package dev.holdfast.runbook;

import dev.holdfast.kernel.Secret;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Secret inputs of a run: in memory only, asked again after a restart.
final class RunSecrets {
  private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

  RunSecrets(Map<String, Secret> given) {
    secrets.putAll(given);
  }

  Map<String, Secret> all() {
    return secrets;
  }

  void put(String input, Secret secret) {
    secrets.put(input, secret);
  }

  void wipe() {
    secrets.values().forEach(Secret::close);
    secrets.clear();
  }
}
