package dev.holdfast;

import dev.holdfast.cli.Services;
import dev.holdfast.journal.Disk;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeEvent;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.readiness.walkthrough.WalkBook;
import dev.holdfast.runbook.Doorbell;
import dev.holdfast.runbook.Glimpse;
import dev.holdfast.runbook.Surveys;
import dev.holdfast.runbook.glass.BreakGlass;
import dev.holdfast.ui.HoldfastWindow;
import dev.holdfast.vault.Strongroom;
import dev.holdfast.vault.Vaults;
import dev.holdfast.vault.screen.Screen;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/// Opens the window on a home; where another Holdfast has it, brings that one to the front.
final class WindowStart {
  private WindowStart() {}

  private static void note(Home home, Clock clock, HomeEvent event, PrintWriter err) {
    try {
      home.record(clock).note(event);
    } catch (ProblemException e) {
      err.println("holdfast: " + e.problem().text());
    }
  }

  static int show(Services services, Path folder, PrintWriter err) throws InterruptedException {
    Home home;
    try {
      home = Home.forWriting(folder, services.clock());
    } catch (ProblemException e) {
      if (e.problem().code().equals("home.in-use") && Doorbell.ring(Home.forReading(folder))) {
        err.println("holdfast: it is open already; its window is in front now");
        return 0;
      }
      tell(e.problem(), err);
      throw e;
    }
    for (var problem : home.troubles()) err.println("holdfast: " + problem.text());
    var ground = ground(services, home);
    try (home;
        var screen = Screen.ofThisSystem();
        var glass = new BreakGlass(ground, screen);
        var doorbell = Doorbell.open(home, services.threads())) {
      // The window is on its way: a second press of the icon meanwhile is no complaint.
      doorbell.front(() -> {});
      var settings =
          new SettingsFile(
              folder,
              err::println,
              services.clock().wall(),
              kept -> note(home, services.clock(), kept, err));
      var cockpit =
          new LaptopCockpit(
              ground,
              glass,
              services.incidents(home, ground.room().credentials()),
              surveys(services, ground),
              doorbell,
              services.bundled().folder(),
              new WalkBook(home, services.clock(), services.redactors().get()));
      HoldfastWindow.launch(
          cockpit, services.threads(), settings.read(), settings::keep, doorbell::front);
      return 0;
    }
  }

  /// Whoever started it from an icon reads no terminal.
  private static void tell(Problem problem, PrintWriter err) throws InterruptedException {
    if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) return;
    try {
      HoldfastWindow.refuse(problem);
    } catch (UnsupportedOperationException e) {
      err.println("holdfast: no window can be opened: " + e.getMessage());
    }
  }

  /// The vault of the window: steps take from it what the plan names, by the same path as at the
  /// terminal.
  static BreakGlass.Ground ground(Services services, Home home) {
    var file = BreakGlass.file(home);
    return new BreakGlass.Ground(
        home,
        services.clock(),
        new Vaults(Disk.local(), services.clock(), new SecureRandom()),
        new Strongroom(services.clock(), file.toString(), () -> Files.exists(file)),
        services.vaultCost()::measure,
        () ->
            services.catalog().connectors().values().stream()
                .flatMap(connector -> connector.credentialTests().stream())
                .toList(),
        services.redactors().get());
  }

  /// Looks at a plan's estate before a run, by the same vault.
  static Surveys surveys(Services services, BreakGlass.Ground ground) {
    var tools =
        new Glimpse.Tools(
            services.catalog(), services.worlds(), services.clock(), ground.redactor());
    return new Surveys(tools, services.threads(), ground.room().credentials(), ground.home());
  }
}
