package dev.holdfast;

import dev.holdfast.cli.Out;
import dev.holdfast.cli.Services;
import dev.holdfast.cli.TerminalPrompt;
import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.aws.AwsConnector;
import dev.holdfast.connector.kubernetes.KubernetesConnector;
import dev.holdfast.connector.mongodb.MongodbConnector;
import dev.holdfast.connector.notify.NotifyConnector;
import dev.holdfast.connector.process.GitConnector;
import dev.holdfast.connector.process.ProcessConnector;
import dev.holdfast.connector.process.PsqlConnector;
import dev.holdfast.connector.process.Reach;
import dev.holdfast.connector.process.TerraformConnector;
import dev.holdfast.connector.redis.RedisConnector;
import dev.holdfast.connector.web.WebConnector;
import dev.holdfast.kernel.MaskedWriter;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.ui.ToolkitStart;
import dev.holdfast.vault.Calibration;
import dev.holdfast.vault.SecretParts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Starts Holdfast: wires everything by hand, then the window or a command.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // One for the whole process: what any run learns is kept from every way out.
    var redactor = SecretParts.redactor();
    var out = writer(FileDescriptor.out, redactor);
    var err = writer(FileDescriptor.err, redactor);
    Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> thrown.printStackTrace(err));
    var code = run(args, out, err, () -> redactor);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintWriter writer(FileDescriptor descriptor, Redactor redactor) {
    var stream = new FileOutputStream(descriptor);
    return new PrintWriter(
        new MaskedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), redactor), true);
  }

  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return run(args, out, err, SecretParts::redactor);
  }

  private static int run(
      String[] args, PrintWriter out, PrintWriter err, Supplier<Redactor> redactors) {
    var folder = WindowStart.folder(args, Places::home);
    if (folder.isEmpty()) {
      var services = services(redactors, (all, home) -> WindowStart.show(all, home, err));
      return Commands.execute(services, out, err, args);
    }
    // The window alone: reading what commands there are takes longer than reading the home.
    try {
      var toolkit = ToolkitStart.begin();
      return WindowStart.show(services(redactors, (_, _) -> 0), folder.get(), toolkit, err);
    } catch (RuntimeException e) {
      return Commands.execute(services(redactors, (_, _) -> refuse(e)), out, err, args);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Out.HALTED;
    }
  }

  /// Problems are told in one way, that of the command line.
  private static int refuse(RuntimeException problem) {
    throw problem;
  }

  private static Services services(Supplier<Redactor> redactors, Services.Window window) {
    var threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("holdfast-", 0).factory());
    var catalog = new Catalog(connectors());
    return new Services(
        catalog,
        new SystemClock(),
        threads,
        new Worldly(catalog),
        redactors,
        Surroundings.Credentials.NONE,
        Places::home,
        Places::plans,
        window,
        TerminalPrompt.ofThisProcess(),
        Calibration::measure);
  }

  /// For emulators and try-outs: a child that was given no override would leave for the real
  /// estate.
  private static Reach reach() {
    return "1".equals(System.getenv("HOLDFAST_ONLY_ENDPOINTS"))
        ? Reach.OVERRIDES_ONLY
        : Reach.ANYWHERE;
  }

  static List<Connector> connectors() {
    return List.of(
        new AwsConnector(),
        new WebConnector(),
        new ProcessConnector(reach()),
        new TerraformConnector(reach()),
        new GitConnector(),
        new PsqlConnector(),
        new KubernetesConnector(),
        new RedisConnector(),
        new MongodbConnector(),
        new NotifyConnector());
  }
}
