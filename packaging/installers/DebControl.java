import java.util.List;
import java.util.stream.Collectors;

/// The control file of the .deb. jpackage writes the libraries of the machine that it runs on into
/// it, by the names that this one system has for them; what is stated here holds on all of them.
final class DebControl {
  /// What the window's libraries are linked to and GTK does not bring along, by the names of Debian
  /// and of Ubuntu. No number but that of the C library: all releases that are still kept up have
  /// the rest.
  static final List<String> DEPENDS =
      List.of(
          "libc6 (>= 2.17)",
          "libgtk-3-0t64 | libgtk-3-0",
          "libpango-1.0-0",
          "libpangoft2-1.0-0",
          "libfontconfig1",
          "libfreetype6",
          "libx11-6",
          "libxtst6");

  /// Only for painting with the graphics card, which is asked for with an option.
  static final List<String> SUGGESTS = List.of("libgl1", "libxxf86vm1");

  private static final List<String> OWN =
      List.of("Depends", "Recommends", "Suggests", "Description", "Provides");

  private static final String DESCRIPTION =
      """
      Description: disaster recovery cockpit
       Runs recovery scenarios of a plan against the clock: steps, owners, checks,
       what was seen, and a record that shows every later change. Needs no server,
       no network to start and no Java: it brings its own.
      """;

  private DebControl() {}

  /// What is ours in it stated anew; the rest, and what of it has more lines, as it was.
  static String of(String control) {
    var kept = new StringBuilder();
    var own = false;
    for (var line : control.lines().filter(line -> !line.isBlank()).toList()) {
      if (!line.startsWith(" ")) own = OWN.contains(line.replaceFirst(":.*$", ""));
      if (!own) kept.append(line).append('\n');
    }
    return kept + list("Depends", DEPENDS) + list("Suggests", SUGGESTS) + DESCRIPTION;
  }

  private static String list(String field, List<String> groups) {
    return groups.stream().collect(Collectors.joining(", ", field + ": ", "\n"));
  }
}
