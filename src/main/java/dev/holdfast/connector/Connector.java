package dev.holdfast.connector;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Redactor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The code for one outside system.
public interface Connector {
  /// The first part of the names of its actions and checks.
  String name();

  /// Also those that are only declared.
  List<ActionSpec> actions();

  List<CheckSpec> checks();

  /// Its readers of recovery points, also those that are only declared.
  default List<RecoveryPoints.Spec> points() {
    return List.of();
  }

  /// Whether it can act on the real thing; declared-only connectors cannot.
  boolean live();

  /// Removes what interrupted or ended work left in the clear in a run's folder, as far as nothing
  /// that still runs needs it. What a doubt may ask for stays, redacted.
  default void sweep(Path runFolder, Redactor redactor, Clock clock) {}

  /// Removes what ended work left in a run's folder: the incident is closed, and nobody asks for
  /// it.
  default void forget(Path runFolder, Clock clock) {}

  /// What of a run is still at work on this laptop, in words; asked where its plan is not known any
  /// more, and with it none of its steps.
  default List<String> atWork(Path runFolder, Clock clock) {
    return List.of();
  }

  /// What is wrong with an address to which a target of this connector is to be led instead of the
  /// vendor's; judged before a run is declared. Nothing where the connector has no rule.
  default Optional<Misled> misled(String endpoint) {
    return Optional.empty();
  }

  /// What is set around Holdfast that would lead requests for a place elsewhere, and is not
  /// followed: each with where it would lead, such as `AWS_ENDPOINT_URL (http://127.0.0.1:4566)`.
  default List<String> notFollowed(Place place) {
    return List.of();
  }

  /// Why a value cannot stand as this setting of a target, or as the argument of that name of an
  /// action or check; judged as the plan is loaded, and by the connector itself when it runs.
  /// Nothing where the connector has no rule.
  default Optional<Misled> unusable(String setting, String value) {
    return Optional.empty();
  }

  /// Why an endpoint or a setting cannot be used.
  ///
  /// @param form how to write one
  record Misled(String why, String form) {}

  /// How credentials for it are tried; none where there is nothing to try them with.
  default List<CredentialTest> credentialTests() {
    return List.of();
  }

  /// Opens it for one run. Nothing is sent yet.
  Session open(Surroundings around);

  /// A connector opened for one run.
  interface Session extends AutoCloseable {
    Optional<Action> action(String name);

    Optional<Check> check(String name);

    /// Reads who and where the target is.
    Identity identify(Place place);

    /// A person has accepted a target whose identity cannot be read: what is read there counts. One
    /// that is another than the plan says stays refused.
    default void accept(String target) {}

    default Optional<RecoveryPoints> points(String name) {
      return Optional.empty();
    }

    @Override
    void close();
  }
}
