package dev.holdfast.connector;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Tries a credential where it is meant to be used. It only reads, changes nothing, and what it
/// says is no part of a secret.
public interface CredentialTest {
  /// The types of entries that it tries, such as `aws-keys`.
  Set<String> types();

  Tried attempt(Sample sample, Means means);

  /// What speaks against it before anything of it is handed out; empty where it can be tried.
  ///
  /// @param others looks up the entries that it needs besides
  default Optional<Problem> unready(Known known, Function<String, Optional<Known>> others) {
    return Optional.empty();
  }

  /// What may be known of a credential that nobody was given.
  ///
  /// @param plain its values in the clear, by part
  /// @param secrets which secret parts it has
  record Known(String name, String type, Map<String, String> plain, Set<String> secrets) {
    public Known {
      plain = Map.copyOf(plain);
      secrets = Set.copyOf(secrets);
    }
  }

  /// Where it would be sent; on record before it is.
  ///
  /// @param endpoint as in [Means]
  /// @throws dev.holdfast.kernel.ProblemException when it is no address
  default Destination destination(Sample sample, Optional<String> endpoint) {
    return Destination.NOWHERE;
  }

  /// A credential as the vault gives it for the test; the secrets stay the caller's.
  ///
  /// @param plain its values in the clear, by part
  /// @param secrets its secret values, by part
  record Sample(String name, String type, Map<String, String> plain, Map<String, Secret> secrets) {
    public Sample {
      plain = Map.copyOf(plain);
      secrets = Map.copyOf(secrets);
    }

    public Optional<String> text(String part) {
      return Optional.ofNullable(plain.get(part)).filter(value -> !value.isBlank());
    }

    public Optional<Secret> secret(String part) {
      return Optional.ofNullable(secrets.get(part));
    }
  }

  /// What a test works with.
  ///
  /// @param endpoint where requests go instead of the address of the vendor or of the entry
  /// @param folder 0700, for what must be a file for a moment
  /// @param others gives another entry of the vault, which is put on record first
  record Means(Optional<String> endpoint, Path folder, Clock clock, Others others) {}

  /// Other entries, such as the keys that a role is assumed with.
  interface Others {
    Optional<Sample> find(String name);
  }

  /// How it went.
  sealed interface Tried {
    /// It was used and it works.
    ///
    /// @param seen what answered, in words
    record Works(String seen) implements Tried {}

    /// Nothing speaks against it, but nothing shows that it works either.
    ///
    /// @param seen what was found
    /// @param missing what was not tried, and why
    record NotShown(String seen, String missing) implements Tried {}

    record Fails(Problem problem) implements Tried {}
  }
}
