package dev.holdfast;

import dev.holdfast.cli.Prompt;
import dev.holdfast.cli.Services;
import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.readiness.walkthrough.WalkBook;
import dev.holdfast.runbook.Doorbell;
import dev.holdfast.runbook.glass.BreakGlass;
import dev.holdfast.ui.Bridge;
import dev.holdfast.ui.Fx;
import dev.holdfast.ui.uikit.Theme;
import dev.holdfast.vault.VaultKit;
import dev.holdfast.vault.screen.Screen;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.input.KeyCode;

/// The window as it is wired for people, with the real engine: its home is `home` in a folder, its
/// plans are in `plans` there.
final class WindowOnEngine {
  private final Path folder;
  private final StreamingRedactor redactor = new StreamingRedactor();

  WindowOnEngine(Path folder) {
    this.folder = folder;
  }

  /// What people do in the window.
  interface Hands {
    void work(Bridge bridge, BreakGlass glass) throws Exception;
  }

  void with(Hands hands) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var services = services(threads);
      try (var home = Home.forWriting(folder.resolve("home"), services.clock())) {
        var ground = WindowStart.ground(services, home);
        try (var glass = new BreakGlass(ground, new Screen.Silent("this is a test"));
            var doorbell = Doorbell.open(home, threads)) {
          var cockpit =
              new LaptopCockpit(
                  ground,
                  glass,
                  services.incidents(home, ground.room().credentials()),
                  WindowStart.surveys(services, ground),
                  doorbell,
                  new BundledPlans(folder.resolve("plans")),
                  new WalkBook(home, services.clock(), redactor));
          try (var bridge = new Bridge(cockpit, Theme.DARK, 1280, 800)) {
            hands.work(bridge, glass);
          }
        }
      }
    }
  }

  private Services services(ExecutorService threads) {
    var catalog = new Catalog(Main.connectors());
    return new Services(
        catalog,
        new SystemClock(),
        threads,
        new Worldly(catalog),
        () -> redactor,
        Surroundings.Credentials.NONE,
        () -> folder.resolve("home"),
        () -> folder.resolve("plans"),
        (_, _) -> 0,
        Prompt.NOBODY,
        _ -> VaultKit.TINY);
  }

  /// Declares the first plan's first scenario live, by keys.
  static void declare(Bridge bridge, String plan) {
    bridge.press(KeyCode.D);
    bridge.untilFocus("declare-name");
    Fx.run(() -> bridge.find("#declare-live").orElseThrow().requestFocus());
    bridge.press(KeyCode.SPACE);
    bridge.until("where it acts", "#declare-places");
    Fx.run(() -> bridge.find("#declare-plan").orElseThrow().requestFocus());
    bridge.type(plan);
    bridge.press(KeyCode.ENTER);
    bridge.until("run", "#run #next-title");
  }
}
