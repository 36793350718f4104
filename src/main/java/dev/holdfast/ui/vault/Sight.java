package dev.holdfast.ui.vault;

import dev.holdfast.kernel.Secret;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.runbook.glass.Revealed;
import dev.holdfast.runbook.glass.Upkeep;
import dev.holdfast.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person has chosen and sees on the vault page. It outlives a rebuild of the screen and is
/// wiped with the lock. Used on the FX thread only.
public final class Sight {
  private final Clip clip = new Clip();
  private String entry = "";
  private String query = "";
  private boolean details;
  private @Nullable Revealed revealed;
  private Vault.@Nullable OneTimeCode code;
  private String said = "";
  private Upkeep.@Nullable Tested tested;
  private String testing = "";
  private boolean byHand;

  Clip clip() {
    return clip;
  }

  /// The entry that is chosen, or empty.
  public String chosen() {
    return entry;
  }

  String entry() {
    return entry;
  }

  void entry(String name) {
    if (entry.equals(name)) return;
    entry = name;
    said = "";
    tested = null;
    testing = "";
  }

  String query() {
    return query;
  }

  void query(String text) {
    query = text;
  }

  boolean details() {
    return details;
  }

  void details(boolean shown) {
    details = shown;
  }

  /// What became of the last thing that was done with the entry.
  String said() {
    return said;
  }

  void said(String text) {
    said = text;
  }

  Optional<Upkeep.Tested> tested() {
    return Optional.ofNullable(tested);
  }

  void tested(Upkeep.@Nullable Tested result) {
    tested = result;
    testing = "";
  }

  /// Whether a person locked it.
  boolean lockedByHand() {
    return byHand;
  }

  void locksByHand(boolean now) {
    byHand = now;
  }

  /// The entry that is tried at this moment, or empty.
  String testing() {
    return testing;
  }

  void testing(String name) {
    testing = name;
    tested = null;
  }

  void reveal(Revealed shown) {
    hide();
    revealed = shown;
    entry(shown.entry());
    details = true;
  }

  /// Wipes what is on the screen.
  void hide() {
    var shown = revealed;
    revealed = null;
    if (shown != null) shown.close();
    code(null);
  }

  void code(Vault.@Nullable OneTimeCode next) {
    var before = code;
    code = next;
    if (before != null) before.code().close();
  }

  /// A part of the entry as it may be read now; empty while it is hidden.
  Optional<String> part(String name, String part) {
    var shown = revealed;
    if (shown == null || !shown.entry().equals(name)) return Optional.empty();
    var now = code;
    var value =
        part.equals(Revealed.SEED)
            ? Optional.ofNullable(now).map(Vault.OneTimeCode::code)
            : Optional.ofNullable(shown.parts().get(part));
    return value.map(Sight::text);
  }

  private static String text(Secret secret) {
    return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /// How long the code is good.
  Optional<Duration> codeLeft(Instant now) {
    return Optional.ofNullable(code).map(one -> Duration.between(now, one.until()));
  }

  /// Takes the code of now, while its entry is on the screen.
  public void tick(Vault.OneTimeCode next) {
    if (shown().isEmpty()) next.code().close();
    else code(next);
  }

  /// Takes from the clipboard what was there long enough.
  public void clipped(Instant now) {
    clip.look(now);
  }

  /// Which entry is on the screen, or empty.
  public String shownEntry() {
    return shown();
  }

  String shown() {
    var one = revealed;
    return one == null ? "" : one.entry();
  }

  /// Hides what may not be seen any more.
  public void follow(GlassView view, Instant now) {
    clip.look(now);
    var may = view.open().flatMap(GlassView.Open::shown).map(GlassView.Shown::entry);
    if (!shown().isEmpty() && may.filter(shown()::equals).isEmpty()) hide();
    if (view.open().isEmpty()) wipe();
  }

  /// Forgets everything.
  public void wipe() {
    hide();
    clip.reset();
    details = false;
    said = "";
    tested = null;
    testing = "";
  }
}
