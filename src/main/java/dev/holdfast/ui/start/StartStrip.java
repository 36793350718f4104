package dev.holdfast.ui.start;

import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.Cockpit;
import dev.holdfast.ui.shell.StripModel;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Mark;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.ui.vault.OwedInRun;
import dev.holdfast.ui.vault.VaultPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the strip of the start page says: what is owed first, then how the vault and the laptop
/// stand.
final class StartStrip {
  private StartStrip() {}

  static StripModel of(Cockpit.Library library, Optional<GlassView> vault) {
    var parts = new ArrayList<StripModel.Part>();
    var owed = rotations(library, vault);
    if (owed > 0)
      parts.add(
          new StripModel.Part(
              Optional.of(Mark.WAITING), Words.count("strip.rotations", owed), vaultKey()));
    parts.add(
        plain(
            library.unfinished().isEmpty()
                ? Words.of("start.no-incident.strip")
                : Words.count("start.unfinished", library.unfinished().size())));
    vault
        .map(VaultPage::brief)
        .filter(says -> !says.isEmpty())
        .ifPresent(says -> parts.add(new StripModel.Part(Optional.empty(), says, vaultKey())));
    library.laptop().stream()
        .limit(3)
        .forEach(fact -> parts.add(plain(fact.label() + " " + fact.value())));
    return new StripModel(parts, "");
  }

  private static StripModel.Part plain(String says) {
    return new StripModel.Part(Optional.empty(), says, "");
  }

  private static String vaultKey() {
    return Key.PAGE_VAULT.id();
  }

  /// Owed by runs that are not closed, and for what was shown outside of any.
  static int rotations(Cockpit.Library library, Optional<GlassView> vault) {
    return library.unfinished().stream().mapToInt(Cockpit.Unfinished::rotations).sum()
        + vault.map(view -> view.owed().size()).orElse(0);
  }

  /// Which runs owe what, for the vault's page.
  static List<OwedInRun> owing(Cockpit.Library library) {
    return library.unfinished().stream()
        .filter(one -> one.rotations() > 0)
        .map(one -> new OwedInRun(one.id(), one.scenarioTitle(), one.rotations()))
        .toList();
  }

  /// How the vault stands, among what this laptop has; empty until it is known.
  static Optional<Cockpit.Fact> vault(Cockpit.Library library, Optional<GlassView> vault) {
    return vault.map(
        view -> {
          var owed = rotations(library, vault);
          var says = VaultPage.stands(view);
          return new Cockpit.Fact(
              Words.of("start.vault"),
              owed == 0 ? says : says + "; " + Words.count("strip.rotations", owed));
        });
  }
}
