package dev.holdfast.ui.survey;

import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Teller;

/// What a look at an estate may ask for. A mark that is told comes back with the next
/// [SurveyScreen#show].
public interface SurveyPort extends Deck, Teller {
  @Override
  default Deck deck() {
    return this;
  }

  /// Begins to ask the real estate, or stops.
  void turnAsking();

  /// Opens the form that declares a scenario of the plan, with what is marked; starts nothing.
  void declare(String scenario);

  /// Back to the start page.
  void leave();
}
