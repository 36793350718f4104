package dev.holdfast.runbook;

import dev.holdfast.incident.Command;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.ProblemData;
import dev.holdfast.incident.Sighting;
import dev.holdfast.journal.Home;
import dev.holdfast.journal.HomeLock;
import dev.holdfast.kernel.FileReplace;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The local socket of a home: the process that holds the home answers it, so that `pause` and
/// `stop` reach a run in another terminal, and a second start brings the first window to the front.
/// The file `run/doorbell` names it; only the owner of the home can read that.
public final class Doorbell implements AutoCloseable {
  /// How long another process may take: it answers after one write to its disk.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// For what is only read, beside a holder that may hang.
  private static final Duration GLANCE = Duration.ofSeconds(2);

  private static final String RUNS = "runs";
  private static final String SEEN = "seen";

  private final ServerSocketChannel server;
  private final Path socket;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  /// Null where there is no window: a run at a terminal must not answer as if it had one.
  private volatile @Nullable Runnable front;

  private Doorbell(ServerSocketChannel server, Path socket) {
    this.server = server;
    this.socket = socket;
  }

  /// Opens the socket.
  ///
  /// @throws ProblemException when it cannot be made; the run itself does not need it
  public static Doorbell open(Home home, Executor threads) {
    try {
      var folder = Files.createTempDirectory("holdfast-");
      var socket = folder.resolve("s");
      var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      FileReplace.write(
          home.runFolder().resolve("doorbell"), socket.toString().getBytes(StandardCharsets.UTF_8));
      var doorbell = new Doorbell(server, socket);
      threads.execute(() -> doorbell.listen(threads));
      return doorbell;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              "home.no-socket",
              "No local socket can be made: " + e.getMessage(),
              "Commands from another terminal cannot reach this run",
              "check the temporary folder"),
          e);
    }
  }

  public void add(String incident, Run run) {
    runs.put(incident, run);
  }

  /// What a second start does.
  public void front(Runnable action) {
    front = action;
  }

  private void listen(Executor threads) {
    while (server.isOpen()) {
      try {
        var caller = server.accept();
        threads.execute(() -> answer(caller));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(SocketChannel caller) {
    try (caller;
        var in =
            new BufferedReader(
                new InputStreamReader(Channels.newInputStream(caller), StandardCharsets.UTF_8));
        var out = Channels.newOutputStream(caller)) {
      var line = in.readLine();
      if (line == null) return;
      var reply = Json.write(handle(Json.object(line))) + "\n";
      out.write(reply.getBytes(StandardCharsets.UTF_8));
    } catch (IOException | ProblemException e) {
      // A caller that does not speak our words gets no answer.
    }
  }

  private Map<String, Object> handle(Map<String, Object> request) {
    var reply = new LinkedHashMap<String, Object>();
    if (Boolean.TRUE.equals(request.get("front"))) {
      var window = front;
      if (window == null) return reply;
      window.run();
      reply.put("ok", true);
      return reply;
    }
    if (RUNS.equals(request.get("asks"))) {
      reply.put(RUNS, List.copyOf(runs.keySet()));
      return reply;
    }
    if (SEEN.equals(request.get("asks"))) {
      var asked = runs.get(String.valueOf(request.get("incident")));
      if (asked != null) reply.put(SEEN, SeenWire.write(asked.sightings()));
      return reply;
    }
    var run = runs.get(String.valueOf(request.get("incident")));
    if (run == null) {
      reply.put("problem", ProblemData.data(notHere(String.valueOf(request.get("incident")))));
      return reply;
    }
    try {
      var person =
          new Person(String.valueOf(request.get("by")), String.valueOf(request.get("role")));
      var problem = run.submit(CommandCodec.read(request), person);
      problem.ifPresent(p -> reply.put("problem", ProblemData.data(p)));
      reply.put("ok", problem.isEmpty());
    } catch (IllegalArgumentException e) {
      reply.put(
          "problem",
          ProblemData.data(
              Problem.of(
                  "home.other-version",
                  "Not understood: " + e.getMessage(),
                  "Nothing was changed; the Holdfast that drives the run is another version",
                  "use the same version, or say it in its own window or terminal")));
    }
    return reply;
  }

  private static Problem notHere(String incident) {
    return Problem.of(
        "home.runs-another",
        "The Holdfast that holds this home does not run " + incident,
        "Nothing was changed; only that process may write in this home",
        "open it in its window, or end that Holdfast and say it again");
  }

  /// Whether the process that holds the home takes what other processes say.
  public static boolean answered(Home home) {
    try {
      return call(home, Map.of("incident", "")).isPresent();
    } catch (ProblemException e) {
      return false;
    }
  }

  /// The runs that the holder of a home drives; empty when it does not say.
  static Optional<Set<String>> driven(Home home) {
    try {
      return call(home, Map.of("asks", RUNS), GLANCE)
          .map(reply -> reply.get(RUNS))
          .filter(List.class::isInstance)
          .map(
              ids ->
                  ((List<?>) ids)
                      .stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /// When the items of a run were read by the holder of a home; empty when it does not say.
  static Map<String, Sighting> seen(Home home, String incident) {
    try {
      return call(home, Map.of("asks", SEEN, "incident", incident), GLANCE)
          .map(reply -> SeenWire.read(reply.get(SEEN)))
          .orElse(Map.of());
    } catch (ProblemException e) {
      return Map.of();
    }
  }

  /// Asks the holder of a home to bring its window to the front.
  public static boolean ring(Home home) {
    return call(home, Map.of("front", true)).map(reply -> reply.containsKey("ok")).orElse(false);
  }

  /// Tells a run in another process something.
  ///
  /// @return empty when nobody answered
  public static Optional<Answer> tell(Home home, String incident, Command command, Person by) {
    var request = CommandCodec.write(command);
    request.put("incident", incident);
    request.put("by", by.name());
    request.put("role", by.role());
    return call(home, request).map(reply -> new Answer(problem(reply)));
  }

  /// What the other process said.
  ///
  /// @param problem why it refused, if it did
  public record Answer(Optional<Problem> problem) {}

  private static Optional<Problem> problem(Map<String, Object> reply) {
    if (!(reply.get("problem") instanceof Map<?, ?> map)) return Optional.empty();
    return Optional.of(
        Problem.of(text(map, "code"), text(map, "what"), text(map, "why"), text(map, "next")));
  }

  private static String text(Map<?, ?> map, String key) {
    var value = map.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  private static Optional<Map<String, Object>> call(Home home, Map<String, Object> request) {
    return call(home, request, PATIENCE);
  }

  private static Optional<Map<String, Object>> call(
      Home home, Map<String, Object> request, Duration patience) {
    var name = home.runFolder().resolve("doorbell");
    if (!Files.exists(name)) return Optional.empty();
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(Files.readString(name)));
      var line = (Json.write(request) + "\n").getBytes(StandardCharsets.UTF_8);
      Channels.newOutputStream(channel).write(line);
      var reply = Patiently.line(channel, patience);
      if (reply.isEmpty()) throw silent(home);
      return reply.get().isBlank() ? Optional.empty() : Optional.of(Json.object(reply.get()));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static ProblemException silent(Home home) {
    return new ProblemException(
        Problem.of(
            "home.no-answer",
            "The Holdfast that holds %s does not answer (%s)"
                .formatted(
                    home.folder(),
                    home.holder().map(HomeLock.Holder::words).orElse("not known which")),
            "It may be stopped or hang; whether it took what you said is not known",
            "look at `holdfast show`; let that process go on, or end it and resume"));
  }

  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(socket);
      var folder = socket.getParent();
      if (folder != null) Files.deleteIfExists(folder);
    } catch (IOException e) {
      // What is left is an empty folder among temporary files.
    }
  }
}
