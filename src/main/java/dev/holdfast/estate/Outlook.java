package dev.holdfast.estate;

import java.util.Map;

/// What is known of an estate, how all of it stands, and where it is drawn: what a window needs to
/// show it and would take too long to work out itself.
public record Outlook(EstateView view, Map<String, Standing> standings, Chart chart) {
  public Outlook {
    standings = Map.copyOf(standings);
  }

  public static Outlook of(EstateView view, Chart chart) {
    return new Outlook(view, view.standings(), chart);
  }
}
