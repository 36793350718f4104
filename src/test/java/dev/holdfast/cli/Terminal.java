package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Connector;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.MaskedWriter;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.runbook.Stage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Types commands over the scripted world of a stage, and reads what they print.
final class Terminal implements AutoCloseable {
  private final Services usual;
  private final Catalog catalog;
  private final Path home;
  private final ExecutorService threads;

  Terminal(Stage stage, Path home) {
    this(stage, home, Prompt.NOBODY);
  }

  Terminal(Stage stage, Path home, Prompt prompt) {
    this(stage, home, prompt, List.of());
  }

  /// With one connector more.
  Terminal(Stage stage, Path home, Prompt prompt, Connector more) {
    this(stage, home, prompt, List.of(more));
  }

  private Terminal(Stage stage, Path home, Prompt prompt, List<Connector> more) {
    this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    this.usual = stage.services(threads, prompt);
    var all = new ArrayList<Connector>(usual.catalog().connectors().values());
    all.addAll(more);
    this.catalog = new Catalog(all);
    this.home = home;
  }

  /// One redactor for the process and before both ways out, as `Main` has it.
  private Services services(StreamingRedactor redactor) {
    return new Services(
        catalog,
        usual.clock(),
        usual.threads(),
        usual.worlds(),
        () -> redactor,
        usual.credentials(),
        usual.usualHome(),
        usual.bundled(),
        usual.window(),
        usual.prompt(),
        usual.vaultCost());
  }

  /// What a command left behind.
  record Said(int code, String out, String err) {
    /// Standard output, which has to be exactly one JSON object.
    Map<String, Object> json() {
      return Json.object(out);
    }

    String text(String key) {
      return String.valueOf(json().get(key));
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> list(String key) {
      assertThat(json().get(key)).isInstanceOf(List.class);
      return (List<Map<String, Object>>) json().getOrDefault(key, List.of());
    }
  }

  /// A command with `--home`.
  Said at(String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--home");
    all.add(home.toString());
    return type(all.toArray(String[]::new));
  }

  Said type(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var redactor = new StreamingRedactor();
    var code =
        HoldfastCommand.of(services(redactor), masked(out, redactor), masked(err, redactor))
            .execute(words);
    return new Said(code, out.toString(), err.toString());
  }

  private static PrintWriter masked(StringWriter text, StreamingRedactor redactor) {
    return new PrintWriter(new MaskedWriter(text, redactor));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
