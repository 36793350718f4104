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
import dev.holdfast.runbook.glass.KnownVault;
import dev.holdfast.ui.HoldfastWindow;
import dev.holdfast.ui.ToolkitStart;
import dev.holdfast.vault.Strongroom;
import dev.holdfast.vault.Vaults;
import dev.holdfast.vault.screen.Screen;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

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

  /// The home of a window, where these words ask for one and for nothing else.
  static Optional<Path> folder(String[] args, Supplier<Path> usual) {
    if (args.length == 0) return Optional.of(usual.get());
    var stated = args.length == 2 && args[0].equals("--home") ? args[1] : "";
    if (stated.isBlank() || stated.startsWith("-")) return Optional.empty();
    try {
      return Optional.of(Path.of(stated).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  static int show(Services services, Path folder, PrintWriter err) throws InterruptedException {
    return show(services, folder, ToolkitStart.begin(), err);
  }

  static int show(Services services, Path folder, ToolkitStart toolkit, PrintWriter err)
      throws InterruptedException {
    var bundled = new BundledPlans(services.bundled().folder());
    bundled.readAhead(services.threads());
    Home home;
    try {
      home = Home.forWriting(folder, services.clock());
    } catch (ProblemException e) {
      if (e.problem().code().equals("home.in-use") && Doorbell.ring(Home.forReading(folder))) {
        err.println("holdfast: it is open already; its window is in front now");
        return 0;
      }
      tell(services, toolkit, e.problem(), err);
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
              problem -> {
                // at the terminal, and on the start page, for whoever came by an icon
                err.println("holdfast: " + problem.text());
                home.tell(problem);
              },
              services.clock().wall(),
              kept -> note(home, services.clock(), kept, err));
      var known = settings.read();
      var incidents = services.incidents(home, ground.room().credentials());
      incidents.sweep();
      var cockpit =
          new LaptopCockpit(
              ground,
              glass,
              incidents,
              surveys(services, ground),
              doorbell,
              bundled,
              new WalkBook(home, services.clock(), services.redactors().get()));
      var first = CompletableFuture.supplyAsync(cockpit::first, services.threads());
      HoldfastWindow.launch(
          toolkit, first, cockpit, services.threads(), known, settings::keep, doorbell::front);
      return 0;
    }
  }

  /// Whoever started it from an icon reads no terminal.
  private static void tell(
      Services services, ToolkitStart toolkit, Problem problem, PrintWriter err)
      throws InterruptedException {
    if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()) return;
    try {
      HoldfastWindow.refuse(toolkit, services.threads(), problem);
    } catch (ProblemException e) {
      err.println("holdfast: " + e.problem().text());
    }
  }

  /// The vault of the window: steps take from it what the plan names, by the same path as at the
  /// terminal.
  static BreakGlass.Ground ground(Services services, Home home) {
    var file = BreakGlass.file(home);
    var known = new KnownVault.Asked(home.folder(), file);
    return new BreakGlass.Ground(
        home,
        services.clock(),
        new Vaults(Disk.local(), services.clock(), new SecureRandom()),
        new Strongroom(services.clock(), file.toString(), known),
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
