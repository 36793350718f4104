package dev.holdfast.vault;

import static dev.holdfast.vault.Part.plain;
import static dev.holdfast.vault.Part.secret;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an entry is for, and so which parts it has and where KeePassXC shows them.
public enum EntryType {
  AWS_KEYS(
      "aws-keys",
      plain("access-key-id", "UserName"),
      secret("secret-access-key", "Password"),
      secret("session-token", "session-token").orNone()),
  AWS_ROLE(
      "aws-role",
      plain("role-arn", "URL"),
      plain("source", "source").orNone(),
      secret("external-id", "external-id").orNone()),
  KUBECONFIG("kubeconfig", secret("kubeconfig", "kubeconfig")),
  DATABASE(
      "database",
      plain("user", "UserName"),
      secret("password", "Password"),
      plain("url", "URL").orNone()),
  API_TOKEN("api-token", secret("token", "Password"), plain("url", "URL").orNone()),
  TOTP("totp", secret("otp", "otp")),
  SSH_KEY(
      "ssh-key",
      secret("private-key", "private-key"),
      secret("passphrase", "Password").orNone(),
      plain("user", "UserName").orNone(),
      plain("public-key", "public-key").orNone()),
  WEB_LOGIN(
      "web-login",
      plain("user", "UserName").orNone(),
      secret("password", "Password"),
      plain("url", "URL").orNone(),
      secret("otp", "otp").orNone()),
  RECOVERY_CODES("recovery-codes", secret("recovery-codes", "recovery-codes")),
  TEXT("text", secret("text", "text"));

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Part> parts;

  EntryType(String id, Part... parts) {
    this.id = id;
    this.parts = List.of(parts);
  }

  public String id() {
    return id;
  }

  public List<Part> parts() {
    return parts;
  }

  public Optional<Part> part(String wanted) {
    return parts.stream().filter(part -> part.id().equals(wanted)).findFirst();
  }

  /// The only secret that this type must have, if there is one: what one line on `--secret-fd`
  /// gives.
  public Optional<Part> mainSecret() {
    var needed = parts.stream().filter(part -> part.isSecret() && part.isRequired()).toList();
    return needed.size() == 1 ? Optional.of(needed.getFirst()) : Optional.empty();
  }

  public static Optional<EntryType> of(String id) {
    return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
  }
}
