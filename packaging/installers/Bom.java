import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The bill of materials of what ships: Maven's, which knows only jars, with the Java runtime and
/// what lies inside of jars added, and JavaFX named once.
final class Bom {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Bom() {}

  static void complete(Path maven, Path to) throws IOException {
    var bom = (ObjectNode) JSON.readTree(maven.toFile());
    once(bom);
    var parts = (ArrayNode) bom.get("components");
    var java = System.getProperty("java.version");
    var runtime =
        part("platform", "OpenJDK", java, "GPL-2.0-only WITH Classpath-exception-2.0", parts);
    runtime.put("publisher", System.getProperty("java.vendor"));
    runtime.put("cpe", "cpe:2.3:a:oracle:openjdk:" + java + ":*:*:*:*:*:*:*");
    part("file", "IBM Plex Sans", "", "OFL-1.1", parts);
    part("file", "IBM Plex Mono", "", "OFL-1.1", parts);
    part("file", "Bootstrap Icons", "", "MIT", parts);
    JSON.writerWithDefaultPrettyPrinter().writeValue(to.toFile(), bom);
  }

  private static ObjectNode part(
      String type, String name, String version, String licence, ArrayNode parts) {
    var part = parts.addObject();
    part.put("type", type).put("bom-ref", "holdfast:" + name.replace(' ', '-'));
    part.put("name", name);
    if (!version.isEmpty()) part.put("version", version);
    part.putArray("licenses").addObject().put("expression", licence);
    return part;
  }

  /// Of JavaFX Maven knows two jars a module: an empty one, and that of a system.
  private static void once(ObjectNode bom) {
    var kept = new HashMap<String, String>();
    for (var part : bom.get("components")) {
      if (part.path("purl").asText().contains("classifier=")) kept.put(key(part), ref(part));
    }
    var gone = new HashMap<String, String>();
    var parts = bom.get("components").iterator();
    while (parts.hasNext()) {
      var part = parts.next();
      var better = kept.get(key(part));
      if (better == null || better.equals(ref(part))) continue;
      gone.put(ref(part), better);
      parts.remove();
    }
    if (bom.get("dependencies") instanceof ArrayNode all) redirect(all, gone);
  }

  private static void redirect(ArrayNode all, Map<String, String> gone) {
    var entries = all.iterator();
    while (entries.hasNext()) {
      var entry = (ObjectNode) entries.next();
      var ref = entry.path("ref").asText();
      if (gone.containsKey(ref)) {
        entries.remove();
        continue;
      }
      var on = new java.util.TreeSet<String>();
      for (var one : entry.path("dependsOn")) {
        on.add(gone.getOrDefault(one.asText(), one.asText()));
      }
      on.remove(ref);
      if (entry.has("dependsOn")) on.forEach(entry.putArray("dependsOn")::add);
    }
  }

  private static String key(JsonNode part) {
    return part.path("group").asText() + ":" + part.path("name").asText();
  }

  private static String ref(JsonNode part) {
    return part.path("bom-ref").asText();
  }
}
