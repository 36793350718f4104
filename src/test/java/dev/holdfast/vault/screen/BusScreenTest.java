package dev.holdfast.vault.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Disk;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.ManualClock;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.peers.Peer;
import dev.holdfast.runbook.glass.Ask;
import dev.holdfast.runbook.glass.BreakGlass;
import dev.holdfast.runbook.glass.Given;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.vault.Strongroom;
import dev.holdfast.vault.VaultKit;
import dev.holdfast.vault.Vaults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Buses of our own, real ones, on which somebody says that the screen was locked.
class BusScreenTest {
  private static final String CONFIG =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
        "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig><type>session</type><listen>unix:path=FOLDER/bus</listen><auth>EXTERNAL</auth>
      <servicedir>FOLDER</servicedir>
      <policy context="default">
        <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
      </policy></busconfig>
      """;

  @TempDir private Path folder;
  private final Map<String, String> around = new HashMap<>();
  private final List<Process> daemons = new java.util.ArrayList<>();

  @AfterEach
  void end() {
    daemons.forEach(Process::destroy);
    daemons.forEach(daemon -> daemon.onExit().join());
  }

  /// A bus that would start somebody of that name.
  private void bus(String variable, String name) throws IOException {
    var daemon = Peer.program("dbus-daemon", "apt-get install dbus");
    Peer.program("dbus-monitor", "apt-get install dbus-bin");
    var place = Files.createDirectory(folder.resolve(variable));
    Files.writeString(
        place.resolve("a.service"), "[D-BUS Service]\nName=%s\nExec=/bin/false\n".formatted(name));
    var config = place.resolve("bus.conf");
    Files.writeString(config, CONFIG.replace("FOLDER", place.toString()));
    var process =
        new ProcessBuilder(
                daemon.toString(), "--config-file=" + config, "--nofork", "--print-address")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    daemons.add(process);
    var said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    around.put(variable, said);
  }

  private void says(String bus, String path, String what, String... more)
      throws IOException, InterruptedException {
    var argv =
        new java.util.ArrayList<>(List.of("/usr/bin/dbus-send", bus, "--type=signal", path, what));
    argv.addAll(List.of(more));
    var builder = new ProcessBuilder(argv);
    builder.environment().putAll(around);
    assertThat(builder.start().waitFor()).isZero();
  }

  private static void until(BooleanSupplier what) {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!what.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  /// Said again and again: the monitor takes a moment to listen.
  private void untilHeard(BusScreen screen, String bus, String path, String what, String... more)
      throws IOException, InterruptedException {
    var before = screen.locks();
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (screen.locks() == before) {
      says(bus, path, what, more);
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(50_000_000);
    }
  }

  @Test
  void aScreenSaverAndLogindAreHeard() throws Exception {
    bus("DBUS_SESSION_BUS_ADDRESS", "org.freedesktop.ScreenSaver");
    bus("DBUS_SYSTEM_BUS_ADDRESS", "org.freedesktop.login1");
    around.put("XDG_SESSION_ID", "2");
    try (var screen = new BusScreen(around)) {
      screen.listen();
      assertThat(screen.deaf()).isEmpty();
      var saver = "/org/freedesktop/ScreenSaver";
      var changed = "org.freedesktop.ScreenSaver.ActiveChanged";
      untilHeard(screen, "--session", saver, changed, "boolean:true");
      var login = "/org/freedesktop/login1/session/";
      untilHeard(screen, "--system", login + "_32", "org.freedesktop.login1.Session.Lock");
      var locks = screen.locks();
      says("--system", login + "_33", "org.freedesktop.login1.Session.Lock");
      says("--session", saver, changed, "boolean:false");
      untilHeard(screen, "--session", saver, changed, "boolean:true");
      assertThat(screen.locks()).as("another session's, and an end").isEqualTo(locks + 1);
    }
  }

  @Test
  void whoTellsNothingIsSaid() throws Exception {
    bus("DBUS_SESSION_BUS_ADDRESS", "org.example.Other");
    around.put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + folder.resolve("nobody"));
    try (var screen = new BusScreen(around)) {
      screen.listen();
      assertThat(screen.deaf().orElseThrow()).contains("neither a screen saver nor logind");
    }
  }

  @Test
  void aBusThatEndsIsSaidAndAskedAgain() throws Exception {
    bus("DBUS_SESSION_BUS_ADDRESS", "org.gnome.ScreenSaver");
    around.put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + folder.resolve("nobody"));
    try (var screen = new BusScreen(around)) {
      screen.listen();
      assertThat(screen.deaf()).isEmpty();
      end();
      until(() -> screen.deaf().isPresent());
      screen.listen();
      assertThat(screen.deaf().orElseThrow()).contains("neither");
    }
  }

  @Test
  void itsChildrenEndWithIt() throws Exception {
    bus("DBUS_SESSION_BUS_ADDRESS", "org.freedesktop.ScreenSaver");
    around.put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + folder.resolve("nobody"));
    var screen = new BusScreen(around);
    screen.listen();
    until(() -> monitors() > 0);
    screen.close();
    until(() -> monitors() == 0);
  }

  private static long monitors() {
    return ProcessHandle.current()
        .descendants()
        .filter(one -> one.info().command().orElse("").endsWith("dbus-monitor"))
        .count();
  }

  private void gdbus(String bus, String path, String signal, String... arguments)
      throws IOException, InterruptedException {
    var gdbus = Peer.program("gdbus", "apt-get install libglib2.0-bin");
    var argv =
        new java.util.ArrayList<>(
            List.of(gdbus.toString(), "emit", bus, "--object-path", path, "--signal", signal));
    argv.addAll(List.of(arguments));
    var builder = new ProcessBuilder(argv);
    builder.environment().putAll(around);
    assertThat(builder.start().waitFor()).isZero();
  }

  private void desktop(String says) throws IOException, InterruptedException {
    var session = "/org/freedesktop/login1/session/c2";
    switch (says) {
      case "saver" ->
          gdbus(
              "--session", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "true");
      case "hint" ->
          gdbus(
              "--system",
              session,
              "org.freedesktop.DBus.Properties.PropertiesChanged",
              "'org.freedesktop.login1.Session'",
              "{'IdleHint': <true>, 'LockedHint': <true>}",
              "@as []");
      default -> gdbus("--system", session, "org.freedesktop.login1.Session.Lock");
    }
  }

  /// The desktop's own library (GLib) says it, in the types that GNOME and logind use; an open
  /// vault locks, and says why.
  @ParameterizedTest
  @ValueSource(strings = {"saver", "hint", "lock"})
  void anOpenVaultLocksWhenTheDesktopSaysSo(String says) throws Exception {
    bus("DBUS_SESSION_BUS_ADDRESS", "org.gnome.ScreenSaver");
    bus("DBUS_SYSTEM_BUS_ADDRESS", "org.freedesktop.login1");
    around.put("XDG_SESSION_ID", "c2");
    var clock = new ManualClock(Instant.parse("2026-11-22T14:18:02Z"));
    try (var home = Home.forWriting(folder.resolve("home"), clock);
        var screen = new BusScreen(around);
        var key = VaultKit.key("open it");
        var passphrase = VaultKit.secret("open it")) {
      VaultKit.create(BreakGlass.file(home), key).close();
      var ground =
          new BreakGlass.Ground(
              home,
              clock,
              new Vaults(Disk.local(), clock, new SecureRandom()),
              new Strongroom(clock, "vault"),
              _ -> VaultKit.TINY,
              List::of,
              new StreamingRedactor());
      try (var glass = new BreakGlass(ground, screen)) {
        glass.unlock(
            new Ask(Ask.For.WALKTHROUGH, "a look", "Ann", "", Duration.ofMinutes(15)),
            new Given(Optional.of(passphrase), Optional.empty(), Given.Rescue.NO));
        assertThat(glass.view().standing()).isEqualTo(GlassView.Standing.OPEN);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (glass.view().standing() == GlassView.Standing.OPEN) {
          desktop(says);
          assertThat(System.nanoTime()).isLessThan(deadline);
          LockSupport.parkNanos(50_000_000);
        }
        assertThat(glass.view().why()).isEqualTo("the screen was locked");
      }
    }
  }
}
