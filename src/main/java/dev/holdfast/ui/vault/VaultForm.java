package dev.holdfast.ui.vault;

import dev.holdfast.runbook.glass.GlassView;

/// What stands in the middle of the page while there is no list of entries.
interface VaultForm {
  void show(GlassView view);

  /// Puts the keyboard where something is to be typed.
  void enter();
}
