package dev.holdfast.vault;

import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// One entry as a lease holds it, apart from its vault.
///
/// @param withheld why it is handed to nothing
record HeldEntry(
    EntryRef what,
    Care care,
    Optional<Problem> withheld,
    Map<String, String> plain,
    Map<String, Secret> secrets)
    implements AutoCloseable {

  static HeldEntry of(Vault vault, VaultEntry entry) {
    var secrets = new HashMap<String, Secret>();
    for (var part : entry.secrets()) secrets.put(part, vault.secret(entry.name(), part));
    return new HeldEntry(vault.ref(entry), entry.care(), entry.withheld(), entry.plain(), secrets);
  }

  private String name() {
    return what.name();
  }

  /// Where it is meant to be used; empty where the entry does not say.
  String address() {
    return plain.getOrDefault("url", "");
  }

  /// Copies of the parts for one use: of a seed the code of that moment, never the seed.
  ///
  /// @param learn told each secret before it is handed out
  Map<String, Secret> parts(Instant moment, BiConsumer<String, Secret> learn) {
    var parts = new HashMap<String, Secret>();
    plain.forEach(
        (part, text) -> parts.put(part, Secret.copyOf(text.getBytes(StandardCharsets.UTF_8))));
    secrets.forEach(
        (part, secret) -> {
          learn.accept(name() + "." + part, secret);
          if (part.equals("otp")) {
            OtpAddress.seed(secret).ifPresent(seed -> learn.accept(name() + ".seed", seed));
            var code = OtpAddress.code(secret, moment).code();
            learn.accept(name() + ".code", code);
            parts.put("code", code);
          } else {
            parts.put(part, secret.use(Secret::copyOf));
          }
        });
    return parts;
  }

  @Override
  public void close() {
    secrets.values().forEach(Secret::close);
  }
}
