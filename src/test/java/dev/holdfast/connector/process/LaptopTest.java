package dev.holdfast.connector.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Bench;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.StreamingRedactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a child is given of the person's own account is known before it starts.
class LaptopTest {
  private static final String KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final String SESSION = "canarySessionToken0123456789+/canary==";

  @TempDir Path folder;
  private final StreamingRedactor redactor = new StreamingRedactor();
  private Path home = Path.of("");
  private Path child = Path.of("");

  @BeforeEach
  void setUp() throws IOException {
    home = folder.resolve("home");
    Files.createDirectories(home.resolve(".aws"));
    child = Files.createDirectories(folder.resolve("child"));
  }

  private Call call(Bench bench, Place place) {
    var given = bench.around();
    var around =
        new Surroundings(
            given.plan(),
            given.planFolder(),
            given.runFolder(),
            given.places(),
            given.credentials(),
            given.clock(),
            redactor);
    var call = bench.call("k", place, Map.of());
    return new Call(
        call.incident(),
        call.step(),
        1,
        call.key(),
        call.place(),
        call.args(),
        around,
        call.watch());
  }

  private String written(Map<String, String> env, String file) throws IOException {
    var bench = new Bench(folder);
    var place = bench.target("aws-primary", "aws", "prod", null, Map.of("region", "us-west-2"));
    AwsFiles.write(call(bench, place), List.of(place), child, new Laptop(env, home));
    return Files.readString(child.resolve(file));
  }

  @Test
  void keysOfTheEnvironmentAreKnown() throws IOException {
    var text =
        written(
            Map.of(
                "AWS_ACCESS_KEY_ID",
                "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                KEY,
                "AWS_SESSION_TOKEN",
                SESSION),
            "aws-credentials");
    assertThat(text).as("the child gets them").contains(KEY, SESSION);
    assertThat(redactor.mask(KEY + " " + SESSION))
        .isEqualTo(
            "<secret:environment.aws-secret-access-key> <secret:environment.aws-session-token>");
    var shouted = "d0phbHJYVXRuRkVNSS9LN01ERU5HK2JQeFJmaUNZRVhBTVBMRUtFWQ==";
    assertThat(redactor.mask(shouted)).as("base64").doesNotContain("d0phbHJYVXRuRkVN");
  }

  @Test
  void keysOfAProfileAreKnown() throws IOException {
    Files.writeString(
        home.resolve(".aws/credentials"),
        """
        [other]
        aws_access_key_id = AKIAIOSFODNN7EXAMPLE
        aws_secret_access_key = otherCanary0123456789otherCanary01234567
        [prod]
        aws_access_key_id=AKIAIOSFODNN7EXAMPLE
        aws_secret_access_key=%s
        aws_session_token = %s
        """
            .formatted(KEY, SESSION));
    var text = written(Map.of(), "aws-credentials");
    assertThat(text).contains(KEY, SESSION, "otherCanary");
    assertThat(redactor.mask(text))
        .contains("<secret:prod.aws-secret-access-key>", "<secret:prod.aws-session-token>")
        .doesNotContain(KEY, SESSION, "otherCanary");
  }

  @Test
  void theWordsOfAnEmulatorStay() throws IOException {
    written(
        Map.of("AWS_ACCESS_KEY_ID", "testing", "AWS_SECRET_ACCESS_KEY", "testing"),
        "aws-credentials");
    assertThat(redactor.mask("testing is a word")).isEqualTo("testing is a word");
  }

  @Test
  void aChildIsNotLedElsewhereByTheUsersSettings() throws IOException {
    Files.writeString(
        home.resolve(".aws/config"),
        """
        [profile prod]
        region = us-west-2
        endpoint_url = http://127.0.0.1:4566
        services = local
        [services local]
        s3 =
          endpoint_url = http://127.0.0.1:4567
        """);
    assertThat(written(Map.of(), "aws-config"))
        .contains("[profile prod]", "region = us-west-2")
        .doesNotContain("4566", "4567");
  }

  @Test
  void thePasswordFileIsKnown() throws IOException {
    Files.writeString(
        home.resolve(".pgpass"), "# a remark\ndb:5432:*:app:pass\\:wordCanary:with\\\\more\n");
    var bench = new Bench(folder);
    var place = bench.target("db", "psql", null, Map.of("host", "db"));
    var file =
        PsqlFiles.passwordFile(call(bench, place), new byte[0], child, new Laptop(Map.of(), home));
    assertThat(Files.readString(file)).contains("wordCanary");
    assertThat(redactor.mask("pass:wordCanary:with\\more")).isEqualTo("<secret:password-file.db>");
    assertThat(redactor.mask(Files.readString(file))).doesNotContain("wordCanary");
  }

  @Test
  void whatAnEarlierSessionsChildWroteIsReadByOneThatKnows() throws IOException {
    var token = Files.writeString(folder.resolve("token"), "canaryWebIdentityToken0123\n");
    var settings =
        Files.writeString(
            folder.resolve("terraformrc"),
            "credentials \"app.example.test\" { token = \"canaryTerraformToken0123\" }");
    new Laptop(
            Map.of(
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                token.toString(),
                "TF_CLI_CONFIG_FILE",
                settings.toString()),
            home)
        .learn(redactor);
    assertThat(redactor.mask("canaryWebIdentityToken0123 canaryTerraformToken0123"))
        .isEqualTo("<secret:environment.web-identity-token> <secret:terraform.token>");
  }
}
