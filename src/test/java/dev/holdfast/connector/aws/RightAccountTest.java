package dev.holdfast.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Reading.State;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.peers.RealTime;
import dev.holdfast.plan.Position;
import dev.holdfast.plan.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// A reading taken from another account is never green.
class RightAccountTest {
  private static final String OTHER = "999999999999";
  private static final Map<String, Object> SERVICE = Map.of("cluster", "shop", "service", "shop");

  private final AtomicInteger identities = new AtomicInteger();
  private volatile String account = AwsBench.ACCOUNT;
  private volatile String region = "us-west-2";
  private volatile boolean silent;
  private final AtomicLong mono = new AtomicLong();
  private final Clock clock = new Stepped(mono);
  private HttpServer server = make();

  private static HttpServer make() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var status = 200;
    String text;
    if (asked.contains("GetCallerIdentity")) {
      identities.incrementAndGet();
      status = silent ? 403 : 200;
      text =
          silent
              ? "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>"
              : "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::%1$s:user/x</Arn><UserId>U</UserId><Account>%1$s</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
                  .formatted(account);
    } else if (asked.contains("DescribeAvailabilityZones")) {
      text =
          "<DescribeAvailabilityZonesResponse><availabilityZoneInfo><item><regionName>%s</regionName></item></availabilityZoneInfo></DescribeAvailabilityZonesResponse>"
              .formatted(region);
    } else if (asked.contains("DescribeDBSnapshots")) {
      text =
          "<DescribeDBSnapshotsResponse><DescribeDBSnapshotsResult><DBSnapshots/></DescribeDBSnapshotsResult></DescribeDBSnapshotsResponse>";
    } else {
      text =
          "{\"services\":[{\"serviceName\":\"shop\",\"status\":\"ACTIVE\",\"runningCount\":7,\"desiredCount\":7,\"taskDefinition\":\"t:1\"}],\"failures\":[]}";
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", text.startsWith("{") ? "application/x-amz-json-1.1" : "text/xml");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private AwsBench bench() {
    return new AwsBench(address());
  }

  @Test
  void aReadingOfTheRightAccountCounts() {
    try (var bench = bench()) {
      for (int i = 0; i < 5; i++) {
        var reading = bench.read("us-west-2", "aws.ecs.running-count", SERVICE);
        assertThat(reading.state()).as(reading.value()).isEqualTo(State.PASSING);
      }
      assertThat(identities).as("one question for all").hasValue(1);
    }
  }

  @Test
  void aReadingOfAnotherAccountIsUnknown() {
    account = OTHER;
    try (var bench = bench()) {
      var reading = bench.read("us-west-2", "aws.ecs.running-count", SERVICE);
      assertThat(reading.state()).isEqualTo(State.UNKNOWN);
      assertThat(reading.value())
          .startsWith("cannot be sensed: plan says account 123456789012, it is 999999999999")
          .contains("aws-us-west-2");
      var failing =
          bench.read(
              "us-west-2",
              "aws.ecs.running-count",
              Map.of("cluster", "shop", "service", "shop", "is", 3));
      assertThat(failing.state()).as("evidence against nothing").isEqualTo(State.UNKNOWN);
    }
  }

  @Test
  void anotherRegionBehindAnEndpointIsUnknown() {
    region = "eu-central-1";
    try (var bench = bench()) {
      assertThat(bench.read("us-west-2", "aws.ecs.running-count", SERVICE).value())
          .contains("plan says Region us-west-2, it is eu-central-1");
    }
  }

  @Test
  void aReadStepOfAnotherAccountIsRefused() {
    account = OTHER;
    try (var bench = bench()) {
      var outcome = bench.step("us-west-2", "aws.ecs.describe-services", SERVICE).perform();
      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
      var problem = ((Outcome.Refused) outcome).problem();
      assertThat(problem.code()).isEqualTo(Identity.WRONG_PLACE);
      assertThat(problem.what()).contains("it is 999999999999");
      account = AwsBench.ACCOUNT;
    }
    try (var bench = bench()) {
      bench.step("us-west-2", "aws.ecs.describe-services", SERVICE).done();
    }
  }

  @Test
  void recoveryPointsOfAnotherAccountAreUnknown() {
    account = OTHER;
    try (var bench = bench()) {
      var found =
          bench.points("us-west-2", "aws.rds.snapshots", Map.of("db-instance-identifier", "db"));
      assertThat(found).isInstanceOf(Found.Unknown.class);
      assertThat(((Found.Unknown) found).why()).contains("it is 999999999999");
      account = AwsBench.ACCOUNT;
    }
    try (var bench = bench()) {
      assertThat(
              bench.points(
                  "us-west-2", "aws.rds.snapshots", Map.of("db-instance-identifier", "db")))
          .isInstanceOf(Found.Read.class);
    }
  }

  @Test
  void whatNobodyCanTellIsUnknownUntilAPersonAcceptsIt() {
    silent = true;
    try (var bench = bench()) {
      var reading = bench.read("us-west-2", "aws.ecs.running-count", SERVICE);
      assertThat(reading.state()).isEqualTo(State.UNKNOWN);
      assertThat(reading.value()).contains("nobody can tell which account answers", "AccessDenied");
      bench.session().accept("aws-us-west-2");
      assertThat(bench.read("us-west-2", "aws.ecs.running-count", SERVICE).state())
          .isEqualTo(State.PASSING);
    }
  }

  @Test
  void anotherAccountIsNotAccepted() {
    account = OTHER;
    try (var bench = bench()) {
      bench.session().accept("aws-us-west-2");
      assertThat(bench.read("us-west-2", "aws.ecs.running-count", SERVICE).state())
          .isEqualTo(State.UNKNOWN);
    }
  }

  private Optional<Problem> doubt(RightAccount right, String key, Map<String, Object> settings) {
    var place =
        new Place(
            new Target("t", null, "aws", null, null, settings, List.of(), Position.NOWHERE),
            Optional.of(address().toString()));
    var keys =
        new Keys(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "k")), "test");
    try (var site = Site.of(place, keys, clock)) {
      return right.doubt(site, clock);
    }
  }

  private static final Map<String, Object> STATED =
      Map.of("region", "us-west-2", "account", AwsBench.ACCOUNT);

  @Test
  void whereThePlanStatesNoAccountNothingIsAsked() {
    assertThat(doubt(new RightAccount(), "a", Map.of("region", "us-west-2"))).isEmpty();
    assertThat(identities).hasValue(0);
  }

  @Test
  void otherKeysAndOldAnswersAreAskedAnew() {
    var right = new RightAccount();
    assertThat(doubt(right, "a", STATED)).isEmpty();
    account = OTHER;
    assertThat(doubt(right, "a", STATED)).as("still fresh").isEmpty();
    assertThat(doubt(right, "b", STATED)).as("another key").isPresent();
    assertThat(identities).hasValue(2);
    mono.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(doubt(right, "a", STATED)).as("behind an endpoint that may change").isPresent();
    assertThat(identities).hasValue(3);
  }

  @Test
  void aSilenceIsAskedAgainSoon() {
    var right = new RightAccount();
    silent = true;
    assertThat(doubt(right, "a", STATED)).isPresent();
    assertThat(doubt(right, "a", STATED)).isPresent();
    assertThat(identities).as("one silence for all who ask at once").hasValue(1);
    silent = false;
    mono.addAndGet(Duration.ofSeconds(6).toNanos());
    assertThat(doubt(right, "a", STATED)).isEmpty();
  }

  /// Real time, of which the steady part goes on only when it is told to.
  private record Stepped(AtomicLong at) implements Clock {
    private static final RealTime REAL = new RealTime();

    @Override
    public Instant now() {
      return REAL.now();
    }

    @Override
    public Instant wall() {
      return REAL.wall();
    }

    @Override
    public long mono() {
      return at.get();
    }

    @Override
    public String boot() {
      return "test";
    }

    @Override
    public void sleep(Duration runTime) throws InterruptedException {
      REAL.sleep(runTime);
    }

    @Override
    public double speed() {
      return 1;
    }
  }
}
