package dev.holdfast.vault.screen;

import java.util.List;
import java.util.Optional;

/// Reads what `dbus-monitor` writes about locked screens.
///
/// - `ActiveChanged` of a screen saver (freedesktop's idle inhibition draft; GNOME, KDE, Cinnamon,
///   MATE and Xfce use the same signal under their names).
/// - `Lock` and the property `LockedHint` of a session of logind (org.freedesktop.login1(5)).
final class LockSignals {
  private static final List<String> SAVERS =
      List.of(
          "org.freedesktop.ScreenSaver",
          "org.gnome.ScreenSaver",
          "org.cinnamon.ScreenSaver",
          "org.mate.ScreenSaver",
          "org.xfce.ScreenSaver");

  private static final String SESSION = "org.freedesktop.login1.Session";

  /// What the lines that follow may say.
  private enum Awaited {
    NOTHING,
    ACTIVE,
    PROPERTY,
    HINT
  }

  private Awaited awaited = Awaited.NOTHING;

  /// What to ask for on the session's bus.
  static List<String> ofSavers() {
    return SAVERS.stream()
        .map(name -> "type='signal',interface='%s',member='ActiveChanged'".formatted(name))
        .toList();
  }

  /// What to ask for on the system's bus.
  ///
  /// @param session the id of this session, where it is known; else any session's lock counts
  static List<String> ofLogind(Optional<String> session) {
    var where =
        session
            .map(id -> "path='/org/freedesktop/login1/session/%s'".formatted(escaped(id)))
            .orElse("path_namespace='/org/freedesktop/login1/session'");
    return List.of(
        "type='signal',interface='%s',member='Lock',%s".formatted(SESSION, where),
        "type='signal',interface='org.freedesktop.DBus.Properties',member='PropertiesChanged',"
            + where);
  }

  /// As sd_bus_path_encode(3) writes it: all but letters and digits, and a digit in front, by its
  /// number.
  static String escaped(String id) {
    var path = new StringBuilder();
    for (var at = 0; at < id.length(); at++) {
      var letter = id.charAt(at);
      var plain =
          (letter >= 'a' && letter <= 'z')
              || (letter >= 'A' && letter <= 'Z')
              || (letter >= '0' && letter <= '9' && at > 0);
      if (plain) path.append(letter);
      else path.append("_%02x".formatted((int) letter));
    }
    return path.toString();
  }

  /// Takes the next line.
  ///
  /// @return whether it says that the screen was locked
  boolean locked(String line) {
    var text = line.strip();
    if (text.startsWith("signal ")) {
      awaited = after(text);
      return text.contains("interface=" + SESSION + ";") && text.endsWith("member=Lock");
    }
    switch (awaited) {
      case NOTHING -> {}
      case ACTIVE -> {
        awaited = Awaited.NOTHING;
        return text.equals("boolean true");
      }
      case PROPERTY -> {
        if (text.equals("string \"LockedHint\"")) awaited = Awaited.HINT;
      }
      case HINT -> {
        awaited = Awaited.PROPERTY;
        return text.matches("variant\\s+boolean true");
      }
    }
    return false;
  }

  private static Awaited after(String signal) {
    if (signal.endsWith("member=PropertiesChanged")) return Awaited.PROPERTY;
    var saver =
        SAVERS.stream()
            .anyMatch(name -> signal.endsWith("interface=" + name + "; member=ActiveChanged"));
    return saver ? Awaited.ACTIVE : Awaited.NOTHING;
  }
}
