package dev.holdfast;

import dev.holdfast.cli.Services;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Doorbell;
import dev.holdfast.ui.HoldfastWindow;
import java.io.PrintWriter;
import java.nio.file.Path;

/// Opens the window on a home; where another Holdfast has it, brings that one to the front.
final class WindowStart {
  private WindowStart() {}

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
    try (home;
        var doorbell = Doorbell.open(home, services.threads())) {
      var settings = new SettingsFile(folder, err::println, services.clock().wall());
      var cockpit =
          new LaptopCockpit(
              home,
              services.incidents(home),
              services.catalog(),
              services.clock(),
              doorbell,
              services.bundled().folder());
      HoldfastWindow.launch(
          cockpit, services.threads(), settings.read(), settings::keep, doorbell::front);
      return 0;
    }
  }
}
