package dev.holdfast.ui.shell;

import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Words;
import java.util.Locale;

/// The pages that exist, each with the number that stays its own.
public enum Page {
  RUNBOOK(2, "bi-list-check"),
  TOPOLOGY(3, "bi-diagram-3"),
  CHECKLIST(4, "bi-ui-checks"),
  POINTS(5, "bi-clock-history"),
  VAULT(6, "bi-key"),
  RECORD(8, "bi-journal-text");

  private final int number;
  private final String icon;

  Page(int number, String icon) {
    this.number = number;
    this.icon = icon;
  }

  public int number() {
    return number;
  }

  Key key() {
    return Key.valueOf("PAGE_" + name());
  }

  String icon() {
    return icon;
  }

  String title() {
    return Words.of("page." + name().toLowerCase(Locale.ROOT));
  }
}
