package dev.holdfast.vault.screen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Linux: a `dbus-monitor` on each bus that has somebody who tells. Java has nothing for D-Bus, and
/// a library for it would read everybody's messages in this process.
final class BusScreen implements Screen {
  private static final String SAVER = ".ScreenSaver\"";
  private static final String LOGIND = "\"org.freedesktop.login1\"";

  private final Map<String, String> around;
  private final AtomicLong locks = new AtomicLong();
  private final List<Process> children = new ArrayList<>();
  private Optional<String> deaf = Optional.of("nobody asked for it yet");
  private int turn;
  private boolean closed;

  /// @param around the environment of this process
  BusScreen(Map<String, String> around) {
    this.around = Map.copyOf(around);
  }

  @Override
  public synchronized void listen() {
    if (closed || deaf.isEmpty()) return;
    end();
    var monitor = BusChild.program("dbus-monitor");
    var sender = BusChild.program("dbus-send");
    if (monitor.isEmpty() || sender.isEmpty()) {
      deaf = Optional.of("dbus-monitor and dbus-send are not installed");
      return;
    }
    var asks = monitor.get().toString();
    if (has(sender.get().toString(), "--session", SAVER)) {
      start(asks, "--session", LockSignals.ofSavers());
    }
    if (has(sender.get().toString(), "--system", LOGIND)) {
      var session = Optional.ofNullable(around.get("XDG_SESSION_ID"));
      start(asks, "--system", LockSignals.ofLogind(session));
    }
    deaf =
        children.isEmpty()
            ? Optional.of("neither a screen saver nor logind tells of it on this desktop")
            : Optional.empty();
  }

  /// Whether somebody has that name on the bus, or would be started for it.
  private boolean has(String program, String bus, String name) {
    for (var method : List.of("ListNames", "ListActivatableNames")) {
      var said =
          BusChild.answer(
              List.of(
                  program,
                  bus,
                  "--print-reply",
                  "--reply-timeout=1500",
                  "--dest=org.freedesktop.DBus",
                  "/org/freedesktop/DBus",
                  "org.freedesktop.DBus." + method),
              around);
      if (said.filter(text -> text.contains(name)).isPresent()) return true;
    }
    return false;
  }

  private void start(String program, String bus, List<String> rules) {
    var argv = new ArrayList<>(List.of(program, bus));
    argv.addAll(rules);
    var signals = new LockSignals();
    var asked = turn;
    try {
      children.add(
          BusChild.listening(
              argv,
              around,
              line -> {
                if (signals.locked(line)) locks.incrementAndGet();
              },
              () -> ended(asked)));
    } catch (IOException e) {
      // Then it is not among those that listen.
    }
  }

  /// One that was ended for a new one says nothing about that.
  private synchronized void ended(int asked) {
    if (asked == turn && !closed)
      deaf = Optional.of("dbus-monitor ended; opening the vault asks again");
  }

  private void end() {
    turn++;
    children.forEach(BusChild::end);
    children.clear();
  }

  @Override
  public long locks() {
    return locks.get();
  }

  @Override
  public synchronized Optional<String> deaf() {
    return deaf;
  }

  @Override
  public synchronized void close() {
    closed = true;
    end();
  }
}
