package dev.holdfast.incident;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the record says of one checklist item so far. Only [Fold] writes it.
public final class ItemRecord {
  ItemView.State state;
  String value = "";
  String by = "";
  String because = "";
  String reader = "";

  /// Only while it is holding.
  ItemView.@Nullable Soak soak;

  @Nullable Instant when;

  /// Since when it is in this state.
  @Nullable Instant since;

  /// For how long the reading on record is to be believed; zero = the record does not say.
  Duration goodFor = Duration.ZERO;

  boolean wasVerified;
  int readings;

  ItemRecord(ItemView.State state) {
    this.state = state;
  }

  public ItemView.State state() {
    return state;
  }

  public String value() {
    return value;
  }

  public ItemView.@Nullable Soak soak() {
    return soak;
  }

  public @Nullable Instant when() {
    return when;
  }
}
