package dev.holdfast.ui.uikit;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Secret;
import java.time.Instant;
import java.util.Map;
import javafx.scene.Node;

/// What a page of a run may ask for: telling the run something, showing another place, a sheet.
public interface Helm {
  /// Tells the run something, by the person at the keys; a refusal comes up as a sheet.
  void tell(Command command);

  /// The same, from a form that shows a refusal itself.
  void tell(Command command, Reply reply);

  /// Tells the run something, by somebody else at the same keys.
  void tell(Command command, Person by, Reply reply);

  /// Gives a secret input, by the person at the keys.
  void secret(String input, Secret secret, Reply reply);

  /// Shows a refusal for which there is no field any more.
  void refused(Problem problem);

  /// Does what the act of that name does, where it can be done.
  void act(String id);

  Look look();

  /// The newest moment of the run's clock that is known here.
  Instant now();

  Person person();

  /// Shows a step in the runbook, its form in focus where it has one.
  void lead(String step);

  /// Selects without moving the focus.
  void select(String step);

  /// What was typed and not yet sent, by field.
  Map<String, String> drafts();

  void sheet(Node sheet);

  void closeSheet();

  /// Puts the keyboard back on the page.
  void release();
}
