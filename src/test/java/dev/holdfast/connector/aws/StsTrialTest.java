package dev.holdfast.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.connector.CredentialTest.Means;
import dev.holdfast.connector.CredentialTest.Sample;
import dev.holdfast.connector.CredentialTest.Tried;
import dev.holdfast.kernel.Secret;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.peers.Moto;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// AWS credentials against moto's STS, and against one that refuses.
@Timeout(120)
class StsTrialTest {
  private static final Sample KEYS =
      sample(
          "root",
          "aws-keys",
          Map.of("access-key-id", "AKIAEXAMPLE"),
          Map.of("secret-access-key", "canary-secret"));

  private static Sample sample(
      String name, String type, Map<String, String> plain, Map<String, String> secrets) {
    var all = new HashMap<String, Secret>();
    secrets.forEach(
        (part, value) -> all.put(part, Secret.copyOf(value.getBytes(StandardCharsets.UTF_8))));
    return new Sample(name, type, plain, all);
  }

  private static Sample role(Map<String, String> plain) {
    return sample("role", "aws-role", plain, Map.of());
  }

  private static Tried tried(Sample sample, String endpoint) {
    return new AwsCredentialTest()
        .attempt(
            sample,
            new Means(
                Optional.of(endpoint),
                Path.of("unused"),
                new SystemClock(),
                name -> name.equals("root") ? Optional.of(KEYS) : Optional.empty()));
  }

  @Test
  void stsSaysWhoItIs() {
    try (var moto = Moto.start()) {
      var at = moto.address().toString();
      assertThat(tried(KEYS, at))
          .isInstanceOfSatisfying(
              Tried.Works.class, works -> assertThat(works.seen()).contains("123456789012"));
      var arn = "arn:aws:iam::123456789012:role/breakglass";
      assertThat(tried(role(Map.of("role-arn", arn, "source", "root")), at))
          .isInstanceOfSatisfying(
              Tried.Works.class,
              works -> assertThat(works.seen()).contains("assumed-role/breakglass"));
      assertThat(tried(role(Map.of("role-arn", arn)), at)).isInstanceOf(Tried.Fails.class);
      assertThat(tried(role(Map.of("role-arn", arn, "source", "gone")), at))
          .isInstanceOfSatisfying(
              Tried.Fails.class,
              fails -> assertThat(fails.problem().code()).isEqualTo("aws.role-source"));
    }
  }

  @Test
  void whatStsRefusesFailsAndWhoDoesNotAnswerSaysNothing() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var answer =
        """
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
        <Code>InvalidClientTokenId</Code><Message>The security token included is invalid.</Message>
        </Error><RequestId>x</RequestId></ErrorResponse>"""
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(403, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    var at = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      assertThat(tried(KEYS, at))
          .isInstanceOfSatisfying(
              Tried.Fails.class,
              fails ->
                  assertThat(fails.problem().text())
                      .contains("InvalidClientTokenId")
                      .doesNotContain("canary"));
    } finally {
      server.stop(0);
    }
    assertThat(tried(KEYS, at)).isInstanceOf(Tried.NotShown.class);
    assertThat(tried(KEYS, "nowhere")).isInstanceOf(Tried.Fails.class);
  }
}
