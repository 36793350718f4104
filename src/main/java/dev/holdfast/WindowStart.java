package dev.holdfast;

import dev.holdfast.cli.Services;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeEvent;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.readiness.walkthrough.WalkBook;
import dev.holdfast.runbook.Doorbell;
import dev.holdfast.ui.HoldfastWindow;
import java.io.PrintWriter;
import java.nio.file.Path;

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
      throw e;
    }
    for (var problem : home.troubles()) err.println("holdfast: " + problem.text());
    try (home;
        var doorbell = Doorbell.open(home, services.threads())) {
      var settings =
          new SettingsFile(
              folder,
              err::println,
              services.clock().wall(),
              kept -> note(home, services.clock(), kept, err));
      var cockpit =
          new LaptopCockpit(
              home,
              services.incidents(home),
              services.catalog(),
              services.clock(),
              doorbell,
              services.bundled().folder(),
              new WalkBook(home, services.clock(), services.redactors().get()));
      HoldfastWindow.launch(
          cockpit, services.threads(), settings.read(), settings::keep, doorbell::front);
      return 0;
    }
  }
}
