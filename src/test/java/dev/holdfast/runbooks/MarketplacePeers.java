package dev.holdfast.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.Moto;
import dev.holdfast.peers.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// A real PostgreSQL server that archives as the plan says, and an S3 beside it, for the scripts of
/// the Technician Marketplace.
final class MarketplacePeers implements AutoCloseable {
  static final String DATABASE = "technician_marketplace";
  static final String BACKUPS = "technician-marketplace-backups";
  static final Path PLAN = Path.of("runbooks", "technician-marketplace").toAbsolutePath();

  private final Path folder;
  private final Path binaries;
  private final Moto moto;
  private int port;

  /// What a command printed and how it ended.
  record Ran(int exit, String out, String err) {
    Map<String, String> outputs() {
      var outputs = new TreeMap<String, String>();
      out.lines()
          .filter(line -> line.startsWith("holdfast:output "))
          .map(line -> line.substring("holdfast:output ".length()).split("=", 2))
          .forEach(pair -> outputs.put(pair[0], pair[1]));
      return outputs;
    }

    String output(String name) {
      return Objects.requireNonNull(outputs().get(name), () -> name + " is no output:\n" + out);
    }

    Ran good() {
      assertThat(exit).as("%s\n%s", out, err).isZero();
      return this;
    }
  }

  private MarketplacePeers(Path folder, Path binaries) throws IOException {
    this.folder = folder;
    this.binaries = binaries;
    port = Peer.freePort();
    moto = Moto.start();
  }

  /// Starts both, or skips the test with one line; fails instead where peers are required.
  static MarketplacePeers start(Path folder) throws IOException {
    var binaries = binaries();
    if (binaries.isEmpty()) throw Peer.missing("no PostgreSQL server under /usr/lib/postgresql");
    for (var name : List.of("aws", "psql", "bash")) Peer.program(name, "it runs the scripts");
    var peers = new MarketplacePeers(folder, binaries.orElseThrow());
    peers.startPostgres();
    peers.makeBuckets();
    return peers;
  }

  private static Optional<Path> binaries() throws IOException {
    var all = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(all)) return Optional.empty();
    try (var versions = Files.list(all)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
          .max(Comparator.comparing(Path::toString));
    }
  }

  private void startPostgres() throws IOException {
    var data = folder.resolve("data");
    asUser(binary("initdb"), "-D", data.toString(), "-U", "postgres", "-k", "--locale=C.UTF-8")
        .good();
    var conf = data.resolve("postgresql.conf");
    var fragment = Files.readString(PLAN.resolve("postgresql/wal-archiving.conf"));
    var here = fragment.replace("/infrastructure/backup/", PLAN.resolve("scripts") + "/");
    assertThat(here).isNotEqualTo(fragment);
    Files.writeString(
        conf,
        Files.readString(conf)
            + here
            + "listen_addresses = '127.0.0.1'\nunix_socket_directories = '"
            + folder
            + "'\nport = "
            + port
            + "\nfsync = off\n");
    // A free port may be taken by some other program's connection before the server has it.
    var started = startOn(data);
    for (var again = 0; started.exit() != 0 && again < 3; again++) {
      port = Peer.freePort();
      started = startOn(data);
    }
    started.good();
    sql("postgres", "ALTER ROLE postgres PASSWORD 'rehearsed'");
  }

  private Ran startOn(Path data) {
    var log = folder.resolve("log").toString();
    return asUser(
        binary("pg_ctl"), "start", "-w", "-D", data.toString(), "-l", log, "-o", "-p " + port);
  }

  private void makeBuckets() {
    for (var bucket : List.of(BACKUPS, "technician-marketplace-audit-logs")) {
      aws("s3api", "create-bucket", "--bucket", bucket).good();
    }
    aws("logs", "create-log-group", "--log-group-name", "/technician-marketplace/backup").good();
  }

  String binary(String name) {
    return binaries.resolve(name).toString();
  }

  int port() {
    return port;
  }

  Path folder() {
    return folder;
  }

  Ran aws(String... words) {
    var command = new ArrayList<>(List.of("aws", "--endpoint-url", motoUrl()));
    command.addAll(List.of(words));
    return run(command, Map.of());
  }

  String motoUrl() {
    return moto.address().toString();
  }

  /// A script of the plan. PostgreSQL refuses to run as root, so root borrows another user id.
  Ran script(String name, Map<String, String> env, String... args) {
    var command = new ArrayList<String>(unprivileged());
    command.addAll(List.of("bash", PLAN.resolve("scripts").resolve(name).toString()));
    command.addAll(List.of(args));
    return run(command, env);
  }

  private Ran asUser(String... words) {
    var command = new ArrayList<String>(unprivileged());
    command.addAll(List.of(words));
    return run(command, Map.of());
  }

  private static List<String> unprivileged() {
    return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }

  /// Runs SQL as the psql connector does: one transaction that ends at the first error.
  Ran psql(String database, String sql, String... variables) {
    var command = new ArrayList<>(List.of("psql", "-X", "-w", "-A", "-t", "-q"));
    command.addAll(List.of("-v", "ON_ERROR_STOP=1", "--single-transaction", "-F", "|"));
    for (var variable : variables) command.addAll(List.of("-v", variable));
    command.addAll(List.of("-d", database, "-f", "-"));
    return run(command, Map.of(), sql);
  }

  String sql(String database, String sql) {
    return psql(database, sql).good().out().strip();
  }

  Ran file(String database, String name, String... variables) throws IOException {
    return psql(database, Files.readString(PLAN.resolve("sql").resolve(name)), variables);
  }

  Ran run(List<String> command, Map<String, String> env) {
    return run(command, env, "");
  }

  private Ran run(List<String> command, Map<String, String> env, String input) {
    try {
      var out = Files.createTempFile(folder, "out", "");
      var err = Files.createTempFile(folder, "err", "");
      var in = Files.writeString(Files.createTempFile(folder, "in", ""), input);
      var builder =
          new ProcessBuilder(command)
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment());
      builder.environment().putAll(env);
      var process = builder.start();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
      return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> environment() {
    var env = new TreeMap<String, String>();
    env.put("AWS_ACCESS_KEY_ID", "test");
    env.put("AWS_SECRET_ACCESS_KEY", "test");
    env.put("AWS_REGION", "us-east-1");
    env.put("AWS_DEFAULT_REGION", "us-east-1");
    env.put("AWS_ENDPOINT_URL", motoUrl());
    env.put("HOLDFAST_ENDPOINT_AWS_PRIMARY", motoUrl());
    env.put("PGHOST", "127.0.0.1");
    env.put("PGPORT", Integer.toString(port));
    env.put("PGUSER", "postgres");
    env.put("PGPASSWORD", "rehearsed");
    return env;
  }

  @Override
  public void close() {
    asUser(
        binary("pg_ctl"), "stop", "-w", "-m", "immediate", "-D", folder.resolve("data").toString());
    moto.close();
  }
}
