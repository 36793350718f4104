package dev.holdfast.incident;

import dev.holdfast.kernel.EntryRef;
import java.util.LinkedHashMap;
import java.util.Map;

/// The events about credentials of the vault: `credential.revealed`, `credential.injected`,
/// `credential.rotated`, `credential.signed-off`. They stand on the run's record before a secret is
/// given out.
public final class CredentialEvents {
  /// Someone opened the vault for a run.
  public static final String OPENED = "vault.opened";

  /// Someone let the lease of an open vault begin anew.
  public static final String EXTENDED = "vault.extended";

  public static final String REVEALED = "credential.revealed";
  public static final String INJECTED = "credential.injected";
  public static final String ROTATED = "credential.rotated";
  public static final String SIGNED_OFF = "credential.signed-off";

  /// What a step's `clears:` says when it rotates what was used.
  public static final String ROTATION_DEBT = "rotation-debt";

  private CredentialEvents() {}

  static Map<String, Object> revealed(Command.Revealed c) {
    var data = entry(c.entry());
    if (!c.second().isEmpty()) data.put("second", c.second());
    data.put("because", c.because());
    if (!c.how().isEmpty()) data.put("how", c.how());
    return data;
  }

  /// How an entry of a vault stands on record.
  public static Map<String, Object> entry(EntryRef entry) {
    var data = new LinkedHashMap<String, Object>();
    data.put("entry", entry.name());
    data.put("entryId", entry.id());
    data.put("vault", entry.vault());
    data.put("file", entry.file());
    return data;
  }

  /// The entry that an event is about; what it does not say is empty.
  public static EntryRef entry(Map<String, Object> data) {
    return new EntryRef(
        text(data, "entry"), text(data, "entryId"), text(data, "vault"), text(data, "file"));
  }

  private static String text(Map<String, Object> data, String key) {
    return String.valueOf(data.getOrDefault(key, ""));
  }

  /// What goes on record before a step gets a credential.
  ///
  /// @param step the step, or the checklist item, that gets it
  /// @param how such as `header Authorization`
  /// @param at where it is sent: scheme, host and port; empty where that is not known
  /// @param by who opened the vault for the run
  public static Map<String, Object> injected(
      EntryRef entry, String step, String target, String how, String at, String by) {
    var data = entry(entry);
    data.put("step", step);
    data.put("target", target);
    data.put("how", how);
    if (!at.isEmpty()) data.put("at", at);
    data.put("by", by);
    return data;
  }

  /// The data of the event that a person's command becomes; empty for another command.
  public static Map<String, Object> data(Command command) {
    return switch (command) {
      case Command.Revealed c -> revealed(c);
      case Command.Rotated c -> entry(c.entry());
      case Command.SignOff c -> {
        var data = new LinkedHashMap<String, Object>();
        data.put("entry", c.entry());
        if (!c.vault().isEmpty()) data.put("vault", c.vault());
        data.put("because", c.because());
        yield data;
      }
      default -> Map.of();
    };
  }
}
