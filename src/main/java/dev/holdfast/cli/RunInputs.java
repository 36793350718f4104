package dev.holdfast.cli;

import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a run is told: plain inputs as words, secret ones on a file descriptor: one as the line
/// there, several as one JSON object of input names and values.
final class RunInputs {
  @Option(
      names = "--input",
      paramLabel = "K=V",
      description = "An input of the scenario; a list takes commas. Not for secrets.")
  Map<String, String> plain = new LinkedHashMap<>();

  @Option(
      names = "--secret-fd",
      paramLabel = "N",
      description =
          "Read secret inputs from file descriptor N: the value of the one that there is, else a JSON object {\"INPUT\": \"VALUE\"}.")
  @Nullable Integer descriptor;

  /// @param known the secret inputs of the run
  Map<String, Secret> secrets(List<String> known) {
    var number = descriptor;
    if (number == null) return Map.of();
    if (known.isEmpty()) throw SecretFd.wrong(number, "this scenario has no secret input");
    var bytes = SecretFd.read(number);
    var line = SecretFd.line(bytes);
    try {
      var named =
          line.length > 0 && line[0] == '{' ? object(line, known) : Map.<String, Secret>of();
      if (!named.isEmpty()) return named;
      if (line.length == 0) throw SecretFd.wrong(number, "it is empty");
      if (known.size() > 1) {
        throw SecretFd.wrong(
            number,
            "there are several secret inputs (%s), so it has to hold one JSON object with some of these names"
                .formatted(String.join(", ", known)));
      }
      return Map.of(known.getFirst(), Secret.copyOf(line));
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(line, (byte) 0);
    }
  }

  private static Map<String, Secret> object(byte[] line, List<String> known) {
    Map<String, Object> object;
    try {
      object = Json.object(new String(line, StandardCharsets.UTF_8));
    } catch (ProblemException e) {
      return Map.of();
    }
    if (object.isEmpty() || !known.containsAll(object.keySet())) return Map.of();
    var secrets = new LinkedHashMap<String, Secret>();
    object.forEach(
        (name, value) ->
            secrets.put(
                name, Secret.copyOf(String.valueOf(value).getBytes(StandardCharsets.UTF_8))));
    return secrets;
  }
}
