package dev.holdfast.ui.uikit;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Secret;
import java.time.Instant;

/// What a page of a run may ask for: telling the run something, showing another place, a sheet.
public interface Helm extends Deck, Teller {
  @Override
  default Deck deck() {
    return this;
  }

  /// Tells the run something, by the person at the keys; a refusal comes up as a sheet.
  void tell(Command command);

  /// The same, from a form that shows a refusal itself.
  @Override
  void tell(Command command, Reply reply);

  /// Tells the run something, by somebody else at the same keys.
  void tell(Command command, Person by, Reply reply);

  /// Gives a secret input, by the person at the keys.
  void secret(String input, Secret secret, Reply reply);

  /// The newest moment of the run's clock that is known here.
  Instant now();

  /// Selects without moving the focus.
  void select(String step);
}
