package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Grant;
import dev.holdfast.connector.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Puts what the vault has for a target into 0600 files of a child's folder, a file for each part,
/// and names them in the environment: `HOLDFAST_SECRET_<TARGET>_<PART>` leads to the file. They go
/// when the child has ended.
final class SecretFiles {
  static final String FOLDER = "secrets";

  private SecretFiles() {}

  static Map<String, String> write(Call call, List<Place> places, Path folder) throws IOException {
    var env = new TreeMap<String, String>();
    for (var place : places) {
      var name = name(place);
      if (name == null) continue;
      var use = CredentialUse.of(call, place.id(), "files for a script");
      var found = call.around().credentials().find(name, use);
      if (found.isEmpty()) continue;
      try (var grant = found.get()) {
        files(grant, place, folder.resolve(FOLDER), env);
      }
    }
    return env;
  }

  private static void files(Grant grant, Place place, Path folder, Map<String, String> env)
      throws IOException {
    Trace.privateFolder(folder);
    for (var part : grant.parts().entrySet()) {
      var file = folder.resolve(place.id() + "-" + part.getKey());
      Trace.privateFile(file, part.getValue());
      env.put("HOLDFAST_SECRET_" + upper(place.id()) + "_" + upper(part.getKey()), file.toString());
    }
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  private static @org.jspecify.annotations.Nullable String name(Place place) {
    var stated = place.target().credential();
    if (stated != null) return stated;
    return place.target().settings().get("auth") instanceof Map<?, ?> auth
            && auth.get("credential") instanceof String credential
        ? credential
        : null;
  }
}
