import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/// What each library is licensed under: a list from the bill of materials, and the texts that the
/// jars carry.
final class Notices {
  private static final Pattern TEXT =
      Pattern.compile(
          "(META-INF/|ui/fonts/)?(LICENSE|LICENCE|NOTICE|COPYING)[^/]*", Pattern.CASE_INSENSITIVE);

  private Notices() {}

  /// @param texts of those whose jars carry none, each by the name of its artifact
  static void write(Path bom, Path jars, Path texts, Path folder) throws IOException {
    Files.createDirectories(folder);
    var lines = new TreeMap<String, String>();
    for (var part : new ObjectMapper().readTree(bom.toFile()).path("components")) {
      var name = part.path("name").asText() + " " + part.path("version").asText();
      lines.put(name, licences(part));
    }
    // What is in no bill of materials: the runtime, and what lies inside of jars.
    var java = System.getProperty("java.vendor") + " Java " + System.getProperty("java.version");
    lines.put(java, "GPL-2.0-with-classpath-exception");
    lines.put("IBM Plex Sans, IBM Plex Mono", "OFL-1.1");
    lines.put("Bootstrap Icons", "MIT");
    var text = new StringBuilder("What Holdfast comes with, and the licence of each\n\n");
    lines.forEach((name, licences) -> text.append("%-45s %s%n".formatted(name, licences)));
    Files.writeString(folder.resolve("COMPONENTS.txt"), text);
    for (var jar : Trees.files(jars)) if (jar.toString().endsWith(".jar")) texts(jar, folder);
    for (var part : new ObjectMapper().readTree(bom.toFile()).path("components")) {
      if (!part.path("name").asText().startsWith("javafx-")) missing(part, texts, folder);
    }
    var icons = Files.createDirectories(folder.resolve("bootstrap-icons"));
    Files.copy(texts.resolve("bootstrap-icons.txt"), icons.resolve("LICENSE"));
  }

  /// The Apache licence is one text for all; the others name who is to be named.
  private static void missing(JsonNode part, Path texts, Path folder) throws IOException {
    var name = part.path("name").asText();
    var at = folder.resolve(name + "-" + part.path("version").asText());
    if (Files.isDirectory(at)) return;
    var own = texts.resolve(name + ".txt");
    if (!Files.exists(own) && !licences(part).equals("Apache-2.0")) {
      throw new IOException("no licence text of " + name + ": put it into packaging/legal");
    }
    Files.createDirectories(at);
    Files.copy(Files.exists(own) ? own : apache(folder), at.resolve("LICENSE"));
  }

  private static Path apache(Path folder) throws IOException {
    for (var file : Trees.files(folder)) {
      var guava = file.getParent().getFileName().toString().startsWith("guava-");
      if (guava && file.getFileName().toString().startsWith("LICENSE")) return file;
    }
    throw new IOException("no jar carries the text of the Apache licence");
  }

  private static String licences(JsonNode part) {
    var found = new java.util.TreeSet<String>();
    for (var one : part.path("licenses")) {
      var licence = one.path("license");
      var name = licence.path("id").asText(licence.path("name").asText(""));
      if (!name.isEmpty()) found.add(name);
      if (one.has("expression")) found.add(one.path("expression").asText());
    }
    return found.isEmpty() ? "see its project" : String.join(", ", found);
  }

  private static void texts(Path jar, Path folder) throws IOException {
    var name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    try (var zip = new ZipFile(jar.toFile())) {
      for (var entry : zip.stream().filter(e -> TEXT.matcher(e.getName()).matches()).toList()) {
        if (entry.isDirectory()) continue;
        var at = folder.resolve(name).resolve(Path.of(entry.getName()).getFileName().toString());
        Files.createDirectories(at.getParent());
        try (var in = zip.getInputStream(entry)) {
          Files.write(at, in.readAllBytes());
        }
      }
    }
  }
}
