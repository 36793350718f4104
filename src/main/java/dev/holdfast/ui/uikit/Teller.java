package dev.holdfast.ui.uikit;

import dev.holdfast.incident.Command;

/// Whom a mark is told to: the run, or before any run whoever keeps it for the declaration.
public interface Teller {
  Deck deck();

  void tell(Command command, Reply reply);
}
