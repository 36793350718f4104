package dev.holdfast.ui.uikit;

import dev.holdfast.incident.Person;
import dev.holdfast.kernel.Problem;
import java.util.Map;
import javafx.scene.Node;

/// What any page may ask of the screen around it.
public interface Deck {
  Look look();

  Person person();

  /// Shows a refusal for which there is no field any more.
  void refused(Problem problem);

  /// Does what the act of that name does, where it can be done.
  void act(String id);

  /// Shows a step in the runbook, its form in focus where it has one; nothing without a run.
  void lead(String step);

  /// What was typed and not yet sent, by field.
  Map<String, String> drafts();

  void sheet(Node sheet);

  void closeSheet();

  /// Puts the keyboard back on the page.
  void release();
}
