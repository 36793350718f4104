package dev.holdfast;

import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.runbook.Doorbell;
import dev.holdfast.ui.shell.Crossing;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/// Reads a plan, rehearses a scenario, opens the window, looks at each main page once and ends. The
/// packager trains the start-up cache with it; nothing else calls it.
public final class Tour {
  private static final Duration LOOK = Duration.ofMillis(700);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<KeyCode> KEYS =
      List.of(
          KeyCode.DOWN,
          KeyCode.R,
          KeyCode.DIGIT2,
          KeyCode.DOWN,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6,
          KeyCode.DIGIT7,
          KeyCode.DIGIT8,
          KeyCode.F11,
          KeyCode.F11,
          KeyCode.DIGIT2);

  /// What a window on a display loads besides; a tour has none.
  private static final List<String> DISPLAY =
      List.of(
          "InvokeLaterDispatcher",
          "InvokeLaterDispatcher$Future",
          "InvokeLaterDispatcher$InvokeLaterSubmitter",
          "Size",
          "delegate.ClipboardDelegate",
          "delegate.MenuBarDelegate",
          "delegate.MenuDelegate",
          "delegate.MenuItemDelegate",
          "gtk.GtkApplication",
          "gtk.GtkClipboardDelegate",
          "gtk.GtkCursor",
          "gtk.GtkDnDClipboard",
          "gtk.GtkPixels",
          "gtk.GtkPlatformFactory",
          "gtk.GtkRobot",
          "gtk.GtkSystemClipboard",
          "gtk.GtkTimer",
          "gtk.GtkView",
          "gtk.GtkWindow");

  private final Clock clock = new SystemClock();
  private final AtomicInteger pressed = new AtomicInteger();
  private final Crossing crossing =
      new Crossing(Executors.newVirtualThreadPerTaskExecutor(), _ -> {});

  private Tour() {}

  /// Ends with 0 when every page was seen.
  ///
  /// @param args an empty folder to work in, then the folder of a plan
  public static void main(String[] args) throws InterruptedException {
    var out = new PrintWriter(Writer.nullWriter(), true);
    var home = args[0];
    Main.run(new String[] {"plan", "check", args[1]}, out, out);
    var rehearsal =
        new String[] {
          "--home",
          home,
          "run",
          args[1],
          "service-failure",
          "--rehearse",
          "--speed",
          "600",
          "--unattended"
        };
    var code = Main.run(rehearsal, out, out);
    for (var name : DISPLAY) known(name);
    if (code == 0) code = new Tour().window(home, out);
    System.exit(code);
  }

  private static void known(String name) {
    try {
      Class.forName("com.sun.glass.ui." + name, false, Window.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      // Another system's window, or another JavaFX: it is loaded at the start then.
    }
  }

  private int window(String home, PrintWriter out) throws InterruptedException {
    Thread.ofPlatform().daemon(true).start(() -> Main.run(new String[] {"--home", home}, out, out));
    var until = clock.now().plus(PATIENCE);
    while (!Doorbell.ring(Home.forReading(Path.of(home)))) {
      if (clock.now().isAfter(until)) return 1;
      clock.sleep(LOOK);
    }
    for (var i = 0; i < KEYS.size(); i++) {
      var key = KEYS.get(i);
      // Pressed again until the window has it; that does no harm.
      while (pressed.get() <= i) {
        if (clock.now().isAfter(until)) return 1;
        crossing.call(() -> key, this::press, _ -> {});
        clock.sleep(LOOK);
      }
    }
    return 0;
  }

  private void press(KeyCode key) {
    if (Window.getWindows().isEmpty()) return;
    var scene = Window.getWindows().getFirst().getScene();
    var target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(target, new KeyEvent(type, "", "", key, false, false, false, false));
    }
    pressed.incrementAndGet();
  }
}
