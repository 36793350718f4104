package dev.holdfast.journal;

import java.util.Map;

/// One thing that belongs on the home's own record. Whoever has such things declares a record for
/// each kind; those of the home itself are in [HomeEvents].
public interface HomeEvent {
  /// What kind of thing it is: lower-case words with a dot, as `vault.opened`. `journal.` is taken.
  String type();

  /// JSON values only; never a secret.
  Map<String, Object> data();
}
