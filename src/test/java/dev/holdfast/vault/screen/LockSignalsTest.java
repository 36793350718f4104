package dev.holdfast.vault.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Texts as `dbus-monitor` 1.14 wrote them.
class LockSignalsTest {
  private static final String SAVER =
      """
      signal time=1795413952.314978 sender=org.freedesktop.DBus -> destination=:1.0 serial=2 path=/org/freedesktop/DBus; interface=org.freedesktop.DBus; member=NameAcquired
         string ":1.0"
      signal time=1795413953.341611 sender=:1.1 -> destination=(null destination) serial=2 path=/org/freedesktop/ScreenSaver; interface=org.freedesktop.ScreenSaver; member=ActiveChanged
         boolean true
      """;

  private static final String HINT =
      """
      signal time=1795413953.346080 sender=:1.2 -> destination=(null destination) serial=2 path=/org/freedesktop/login1/session/_32; interface=org.freedesktop.DBus.Properties; member=PropertiesChanged
         string "org.freedesktop.login1.Session"
         array [
            dict entry(
               string "IdleHint"
               variant             boolean true
            )
            dict entry(
               string "LockedHint"
               variant             boolean true
            )
         ]
         array [
         ]
      """;

  private static final String LOCK =
      """
      signal time=1795413953.3 sender=:1.2 -> destination=(null destination) serial=2 path=/org/freedesktop/login1/session/_32; interface=org.freedesktop.login1.Session; member=Lock
      """;

  private static long locks(String text) {
    var signals = new LockSignals();
    return text.lines().filter(signals::locked).count();
  }

  @Test
  void aScreenSaverThatBecomesActiveLocks() {
    assertThat(locks(SAVER)).isEqualTo(1);
    assertThat(locks(SAVER.replace("freedesktop.ScreenSaver", "gnome.ScreenSaver"))).isEqualTo(1);
    assertThat(locks(SAVER.replace("boolean true", "boolean false"))).isZero();
  }

  @Test
  void logindsHintAndSignalLock() {
    assertThat(locks(HINT)).isEqualTo(1);
    assertThat(locks(HINT.replace("LockedHint", "OtherHint"))).isZero();
    assertThat(locks(LOCK)).isEqualTo(1);
    assertThat(locks(LOCK.replace("=Lock", "=Unlock"))).isZero();
    assertThat(locks(SAVER + HINT + LOCK)).isEqualTo(3);
  }

  @Test
  void aSessionIsNamedAsLogindNamesItsPath() {
    assertThat(LockSignals.escaped("2")).isEqualTo("_32");
    assertThat(LockSignals.escaped("12")).isEqualTo("_312");
    assertThat(LockSignals.escaped("c1")).isEqualTo("c1");
    assertThat(LockSignals.ofLogind(Optional.of("2")))
        .allMatch(rule -> rule.endsWith("path='/org/freedesktop/login1/session/_32'"));
    assertThat(LockSignals.ofLogind(Optional.empty()))
        .allMatch(rule -> rule.contains("path_namespace="));
  }
}
