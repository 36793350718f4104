package dev.holdfast.vault.screen;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The laptop's screen, as far as the desktop tells of it. An open vault locks with it.
public interface Screen extends AutoCloseable {
  /// Listens from now on, where it does not yet; may take a second.
  void listen();

  /// How often it was locked while somebody listened.
  long locks();

  /// Why a lock would not be noticed; empty while it would be, as far as the desktop tells.
  Optional<String> deaf();

  @Override
  void close();

  /// The one of this system: Linux tells over D-Bus; others are not asked.
  static Screen ofThisSystem() {
    var system = System.getProperty("os.name", "");
    return system.toLowerCase(Locale.ROOT).contains("linux")
        ? new BusScreen(Map.copyOf(System.getenv()))
        : new Silent("%s is not asked".formatted(system));
  }

  /// One that tells nothing.
  ///
  /// @param why for people
  record Silent(String why) implements Screen {
    @Override
    public void listen() {}

    @Override
    public long locks() {
      return 0;
    }

    @Override
    public Optional<String> deaf() {
      return Optional.of(why);
    }

    @Override
    public void close() {}
  }
}
