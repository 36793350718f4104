package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Grant;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a target wants to know who asks: `auth: {credential, header, prefix, part}`. Without a
/// header it is `Authorization`: `Basic` for an entry with a user and a password, `Bearer` else.
///
/// @param header as the plan states it; null where it states none
/// @param prefix what stands before the value; null where the plan states none
/// @param part which part of the entry it is; null = the one that fits
record SignIn(
    String target,
    String credential,
    @Nullable String header,
    @Nullable String prefix,
    @Nullable String part) {
  private static final String[] VALUES = {
    "token", "api-token", "key", "password", "secret", "value", "code", "text"
  };

  static Optional<SignIn> of(Place place) {
    if (!(place.target().settings().get("auth") instanceof Map<?, ?> auth)) {
      return Optional.empty();
    }
    return Optional.of(
        new SignIn(
            place.id(),
            String.valueOf(auth.get("credential")),
            text(auth.get("header")),
            text(auth.get("prefix")),
            text(auth.get("part"))));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : String.valueOf(value);
  }

  String name() {
    return header == null ? "Authorization" : header;
  }

  CredentialUse use(Call call) {
    return new CredentialUse(call.step(), target, "header " + name());
  }

  /// The header's value; text, because the HTTP client takes nothing else.
  String value(Grant grant) {
    var user = grant.part("user");
    var password = grant.part("password");
    var plain = header == null && prefix == null && part == null;
    if (plain && user.isPresent() && password.isPresent()) {
      return "Basic " + basic(user.get(), password.get());
    }
    var secret = part == null ? any(grant) : grant.part(part);
    var value = secret.orElseThrow(this::missing).use(SignIn::utf8);
    if (plain) return "Bearer " + value;
    return prefix == null || prefix.isBlank() ? value : prefix.strip() + " " + value;
  }

  private static Optional<Secret> any(Grant grant) {
    var usual = grant.part(VALUES);
    var parts = grant.parts().values();
    return usual.isEmpty() && parts.size() == 1 ? Optional.of(parts.iterator().next()) : usual;
  }

  private static String basic(Secret user, Secret password) {
    var both = new ByteArrayOutputStream();
    both.writeBytes((user.use(SignIn::utf8) + ":").getBytes(StandardCharsets.UTF_8));
    both.writeBytes(password.use(SignIn::utf8).getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(both.toByteArray());
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  ProblemException missing() {
    return new ProblemException(
        Problem.of(
            "web.credential",
            "there is no usable credential '" + credential + "'",
            "the server wants to know who asks, so nothing was sent",
            "add it to the vault and open the vault for the run"));
  }
}
