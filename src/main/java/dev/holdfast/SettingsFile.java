package dev.holdfast;

import dev.holdfast.incident.Person;
import dev.holdfast.journal.HomeEvents;
import dev.holdfast.kernel.FileReplace;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.ui.Settings;
import dev.holdfast.ui.uikit.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/// Theme and zoom, kept in the home. A file that cannot be read is set aside under a dated name.
final class SettingsFile {
  private static final int VERSION = 1;

  private final Path file;
  private final Consumer<Problem> tell;
  private final Instant now;
  private final Consumer<HomeEvents.FileKeptAside> record;

  SettingsFile(
      Path home, Consumer<Problem> tell, Instant now, Consumer<HomeEvents.FileKeptAside> record) {
    this.file = home.resolve("settings.json");
    this.tell = tell;
    this.now = now;
    this.record = record;
  }

  Settings read() {
    var usual =
        new Settings(
            Theme.DARK,
            1,
            ZoneId::systemDefault,
            new Person(System.getProperty("user.name", ""), ""));
    if (!Files.exists(file)) return usual;
    try {
      var data = Json.object(Files.readString(file));
      var theme = Theme.valueOf(String.valueOf(data.get("theme")));
      var zoom = Double.parseDouble(String.valueOf(data.get("zoom")));
      var name = String.valueOf(data.getOrDefault("name", ""));
      var role = String.valueOf(data.getOrDefault("role", ""));
      var known = usual.with(theme).with(zoom);
      return name.isBlank() ? known : known.with(new Person(name, role));
    } catch (IOException | ProblemException | IllegalArgumentException e) {
      setAside(String.valueOf(e.getMessage()));
      return usual;
    }
  }

  private void setAside(String because) {
    var kept = file.resolveSibling("settings.json.unreadable-" + now.getEpochSecond());
    try {
      Files.move(file, kept);
      tell.accept(unreadable("they are kept in " + kept));
      record.accept(new HomeEvents.FileKeptAside(file, kept, because));
    } catch (IOException e) {
      tell.accept(unreadable("look at " + file + ": " + e.getMessage()));
    }
  }

  private static Problem unreadable(String next) {
    return Problem.of(
        "settings.unreadable",
        "The settings could not be read",
        "theme, size and your name are the usual ones until they are set again",
        next);
  }

  void keep(Settings settings) {
    var data = new LinkedHashMap<String, Object>();
    data.put("holdfast-settings", VERSION);
    data.put("theme", settings.theme().name());
    data.put("zoom", String.valueOf(settings.zoom()));
    // Who declares has said who they are; after a crash nobody is asked again.
    data.put("name", settings.person().name());
    data.put("role", String.valueOf(settings.person().role()));
    try {
      FileReplace.write(file, Json.pretty(data).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      tell.accept(
          Problem.of(
              "settings.not-kept",
              "The settings could not be kept: " + e.getMessage(),
              "the next start has those from before",
              "look at " + file));
    }
  }
}
