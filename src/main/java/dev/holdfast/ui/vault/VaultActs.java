package dev.holdfast.ui.vault;

import dev.holdfast.incident.Mode;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Deck;
import dev.holdfast.ui.uikit.Key;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.vault.VaultEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// What keys and the palette do on the vault page.
final class VaultActs {
  private final VaultPort port;
  private final Deck deck;
  private final Supplier<Optional<Snapshot>> run;
  private final Runnable search;
  private final VaultSheets sheets;

  VaultActs(VaultPort port, Deck deck, Supplier<Optional<Snapshot>> run, Runnable search) {
    this.port = port;
    this.deck = deck;
    this.run = run;
    this.search = search;
    this.sheets = new VaultSheets(port, deck);
  }

  List<Act> acts() {
    return List.of(
        Act.when(Key.VAULT_REVEAL, this::noEntry, () -> with(sheets::reveal)),
        Act.when(Key.VAULT_HIDE, this::nothingShown, this::hide),
        Act.when(Key.VAULT_COPY, this::noSecret, () -> copy("")),
        Act.when(Key.VAULT_TEST, this::noTest, () -> with(sheets::test)),
        Act.when(Key.VAULT_ROTATE, this::noChange, () -> with(sheets::rotate)),
        Act.when(Key.VAULT_SIGN_OFF, this::noDebt, () -> debt().ifPresent(sheets::signOff)),
        Act.when(Key.VAULT_WORD, this::noWord, this::word),
        Act.when(Key.VAULT_DETAILS, this::noEntry, this::details),
        Act.when(Key.VAULT_ADD, this::readOnly, sheets::add),
        Act.when(Key.VAULT_EDIT, this::noChange, () -> with(sheets::edit)),
        Act.when(Key.VAULT_SECOND, this::noSecond, sheets::second),
        Act.when(Key.VAULT_EXTEND, this::noLease, this::extend),
        Act.when(Key.VAULT_QUORUM, this::readOnly, () -> new QuorumSheet(port, deck).open()),
        Act.when(Key.VAULT_PASSPHRASE, this::noPassphrase, () -> new KeySheet(port, deck).open()),
        Act.when(Key.VAULT_PAPER, this::noPaper, () -> new QuorumSheet(port, deck).paper()),
        Act.when(Key.VAULT_LOCK, this::nothingOpen, this::lock),
        Act.when(Key.VAULT_SEARCH, this::locked, search));
  }

  private static Optional<String> because(String key) {
    return Optional.of(Words.of(key));
  }

  private Optional<GlassView.Open> open() {
    return port.view().flatMap(GlassView::open);
  }

  private Optional<VaultEntry> entry() {
    return open().flatMap(open -> open.entry(port.sight().entry()));
  }

  private Optional<String> locked() {
    return open().isPresent() ? Optional.empty() : because("why.vault-locked");
  }

  private Optional<String> noEntry() {
    var no = locked();
    if (no.isPresent()) return no;
    return entry().isPresent() ? Optional.empty() : because("why.no-entry");
  }

  /// A test signs in for real.
  private Optional<String> noTest() {
    var rehearsed = run.get().filter(one -> one.mode() == Mode.REHEARSAL).isPresent();
    return rehearsed ? because("why.rehearsed-test") : noEntry();
  }

  private Optional<String> noSecret() {
    var no = noEntry();
    if (no.isPresent()) return no;
    return entry().filter(one -> !one.secrets().isEmpty()).isPresent()
        ? Optional.empty()
        : because("why.no-secret");
  }

  private Optional<String> readOnly() {
    var no = locked();
    if (no.isPresent()) return no;
    return open().flatMap(GlassView.Open::readOnly).map(Problem::what);
  }

  private Optional<String> noPassphrase() {
    var no = readOnly();
    if (no.isPresent()) return no;
    return open().filter(one -> !one.holders().isEmpty()).isPresent()
        ? because("why.quorum-in-force")
        : Optional.empty();
  }

  private Optional<String> noPaper() {
    var no = locked();
    if (no.isPresent()) return no;
    return port.view().flatMap(GlassView::shares).isPresent()
        ? because("why.sheets-of-shares")
        : Optional.empty();
  }

  private Optional<String> noChange() {
    return noEntry().or(this::readOnly);
  }

  private Optional<String> nothingShown() {
    return port.sight().shown().isEmpty() ? because("why.nothing-shown") : Optional.empty();
  }

  private Optional<String> noLease() {
    return port.view().flatMap(GlassView::lease).isPresent()
        ? Optional.empty()
        : because("why.no-lease");
  }

  private Optional<String> nothingOpen() {
    return locked().isEmpty() || noLease().isEmpty()
        ? Optional.empty()
        : because("why.vault-locked");
  }

  private Optional<String> noSecond() {
    var no = locked();
    if (no.isPresent()) return no;
    return open().filter(one -> one.purpose().second().isEmpty()).isPresent()
        ? Optional.empty()
        : because("why.two-there");
  }

  private VaultModel model() {
    return VaultModel.of(port.view().orElseThrow(), run.get(), "", port.now());
  }

  /// The chosen entry where it is owed, else the first that is.
  private Optional<EntryRef> debt() {
    if (port.view().isEmpty()) return Optional.empty();
    var debts = model().debts();
    return debts.stream()
        .filter(one -> one.elsewhere().isEmpty() && one.entry().equals(port.sight().entry()))
        .findFirst()
        .or(() -> debts.stream().findFirst())
        .map(VaultModel.Debt::what);
  }

  private Optional<String> noDebt() {
    return debt().isPresent() ? Optional.empty() : because("why.no-debt");
  }

  private Optional<String> noWord() {
    return port.view().isPresent() && model().word().isPresent()
        ? Optional.empty()
        : because("why.no-word");
  }

  private void with(BiConsumer<GlassView.Open, VaultEntry> does) {
    open().ifPresent(open -> entry().ifPresent(entry -> does.accept(open, entry)));
  }

  /// Copies a part, or the first secret one.
  void copy(String part) {
    with(
        (open, entry) -> {
          var wanted =
              part.isEmpty()
                  ? entry.type().parts().stream()
                      .map(one -> one.id())
                      .filter(entry.secrets()::contains)
                      .findFirst()
                      .orElseThrow()
                  : part;
          sheets.copy(open, entry, wanted);
        });
  }

  /// Rotates an entry; a locked vault has to be opened first.
  void rotate(String name) {
    var open = open();
    var entry = open.flatMap(one -> one.entry(name));
    if (entry.isPresent()) sheets.rotate(open.get(), entry.get());
    else
      deck.refused(
          Problem.of(
              "vault.locked",
              Words.of("vault.rotate.locked", name),
              "",
              Words.of("vault.rotate.locked.next")));
  }

  void signOff(EntryRef entry) {
    sheets.signOff(entry);
  }

  void word() {
    if (port.view().isPresent()) model().word().ifPresent(sheets::word);
  }

  private void details() {
    port.sight().details(!port.sight().details());
    port.redraw();
  }

  private void hide() {
    port.sight().hide();
    done(glass -> glass.upkeep().hide());
  }

  private void extend() {
    done(glass -> glass.extend());
  }

  private void lock() {
    port.sight().wipe();
    port.sight().locksByHand(true);
    done(glass -> glass.lockAll(Words.of("vault.by-key")));
  }

  private void done(java.util.function.Consumer<dev.holdfast.runbook.glass.BreakGlass> job) {
    port.ask(
        glass -> {
          job.accept(glass);
          return true;
        },
        _ -> {},
        problem -> {
          // That it locked in the meantime is what the page says then.
          if (!problem.code().equals("vault.locked")) deck.refused(problem);
        });
  }
}
