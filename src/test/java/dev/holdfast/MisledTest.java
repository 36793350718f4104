package dev.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An address that a connector cannot use is wrong use, told before anything is declared.
class MisledTest {
  private static final String CONTRACTORLENS = "runbooks/contractorlens";
  @TempDir Path folder;

  private void refused(String where, String why, String... words) {
    var all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(words));
    all.addAll(List.of("--home", folder.resolve("home").toString()));
    var err = new StringWriter();
    var code =
        Main.run(
            all.toArray(String[]::new), new PrintWriter(new StringWriter()), new PrintWriter(err));
    assertThat(code).as("%s", err).isEqualTo(2);
    assertThat(err.toString()).contains(where, why, "nothing was started", "write it as");
    assertThat(folder.resolve("home/incidents"))
        .satisfiesAnyOf(
            none -> assertThat(none).doesNotExist(), empty -> assertThat(empty).isEmptyDirectory());
  }

  @ParameterizedTest
  @CsvSource({
    "aws-primary, foo://x, begins with foo://",
    "aws-primary, 127.0.0.1:5000, does not begin with http://",
    "aws-primary, http://, it is no address",
    "aws-primary, http://:5000, names no host",
    "aws-primary, http://h:99999, there is no port 99999",
    "aws-primary, http://h:0, there is no port 0",
    "aws-primary, http://me@h, holds a user name",
    "aws-primary, http://h/?a=b, more than a host",
    "app, ftp://h, begins with ftp://",
    "cluster-state, foo://x, begins with foo://",
    "database, mysql://h:3306, no address of a PostgreSQL server",
    "database, h:70000, there is no port 70000",
    "database, h:5432?sslmode=never, knows no sslmode never",
    "source, ext::sh, fetches from no such address",
  })
  void givenOnTheCommandLine(String target, String endpoint, String why) {
    var known = List.of("aws-primary", "app", "database");
    var id = known.contains(target) ? target : named(target);
    refused(
        "--endpoint " + id,
        why,
        CONTRACTORLENS,
        "service-failure",
        "--live",
        "--endpoint",
        id + "=" + endpoint);
  }

  /// Of the connectors whose targets may be called otherwise one day.
  private static String named(String kind) {
    var connector = kind.equals("source") ? "git" : "terraform";
    return dev.holdfast.plan.PlanLoader.load(Path.of(CONTRACTORLENS))
        .plan()
        .orElseThrow()
        .targets()
        .stream()
        .filter(target -> target.connector().equals(connector))
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void aPasswordInAnAddressIsNotShown() {
    var err = new StringWriter();
    var words =
        new String[] {
          "run",
          CONTRACTORLENS,
          "service-failure",
          "--live",
          "--endpoint",
          "aws-primary=http://me:hunter2@h",
          "--home",
          folder.resolve("home").toString()
        };
    assertThat(Main.run(words, new PrintWriter(new StringWriter()), new PrintWriter(err)))
        .isEqualTo(2);
    assertThat(err.toString()).doesNotContain("hunter2");
  }

  @Test
  void statedInThePlan() throws IOException {
    var plan = Files.createDirectories(folder.resolve("plan"));
    Files.createDirectories(plan.resolve("scenarios"));
    Files.writeString(
        plan.resolve("plan.yaml"),
        """
        holdfast: 1
        plan: tiny
        title: Tiny
        targets:
          west: {title: West, connector: aws, account: "123456789012", region: us-west-2, endpoint: "foo://x"}
        """);
    Files.writeString(
        plan.resolve("scenarios/s.yaml"),
        """
        scenario: s
        title: S
        kind: disaster
        rto: 1h
        phases:
          - title: P
            steps:
              - {id: q, title: Q, ask: Well?}
        """);
    refused("plan.yaml:5", "begins with foo://", plan.toString(), "s", "--live");

    var out = new StringWriter();
    var words = new String[] {"plan", "check", plan.toString()};
    assertThat(Main.run(words, new PrintWriter(out), new PrintWriter(new StringWriter())))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("plan.yaml:5:", "[wrong-endpoint]", "begins with foo://", "http://HOST:PORT");
  }

  /// Where psql would read more than a name, a password would go elsewhere.
  @Test
  void noSettingThatIsMoreThanAName() throws IOException {
    var plan = Files.createDirectories(folder.resolve("plan"));
    Files.writeString(
        plan.resolve("plan.yaml"),
        """
        holdfast: 1
        plan: tiny
        title: Tiny
        targets:
          db: {connector: psql, host: db.example.org, database: "hostaddr=192.0.2.2 dbname=x"}
          two: {connector: psql, host: "db.example.org,192.0.2.2", database: x}
          fit: {connector: psql, host: db.example.org, database: x, sslmode: verify-full}
        checklist:
          - id: system
            title: System
            items:
              - {id: ok, title: Fine, check: {check: psql.value, target: fit, with: {sql: "select 1", database: x}, is: 1}}
              - {id: bad, title: Bad, check: {check: psql.value, target: fit, with: {sql: "select 1", database: "postgres://192.0.2.2"}, is: 1}}
        """);
    var out = new StringWriter();
    var words = new String[] {"plan", "check", plan.toString()};
    Main.run(words, new PrintWriter(out), new PrintWriter(new StringWriter()));
    var found = out.toString().lines().filter(line -> line.contains("unusable-setting")).toList();
    assertThat(found).as("%s", out).hasSize(3);
    assertThat(found.get(0)).contains("plan.yaml:5:", "'database' of the target 'db'");
    assertThat(found.get(1)).contains("plan.yaml:6:", "is not one host");
    assertThat(found.get(2)).contains("plan.yaml:13:", "'database' of the check psql.value");
  }
}
