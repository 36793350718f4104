package dev.holdfast.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.plan.Plan;
import dev.holdfast.plan.PlanLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What of the bundled plans leans on what is down.
class LeaningTest {
  private static final Plan LENS = bundled("contractorlens");
  private static final Plan MARKET = bundled("technician-marketplace");

  private static Plan bundled(String name) {
    return PlanLoader.load(Path.of("runbooks", name)).plan().orElseThrow();
  }

  private static List<String> on(Plan plan, String down, Leaning.What what) {
    return new Leaning(plan)
        .on(Impairment.parse(down).orElseThrow()).stream()
            .filter(lean -> lean.what() == what)
            .map(Leaning.Lean::id)
            .toList();
  }

  private static String why(Plan plan, String down, String id) {
    return new Leaning(plan)
        .on(Impairment.parse(down).orElseThrow()).stream()
            .filter(lean -> lean.id().equals(id))
            .map(Leaning.Lean::why)
            .findFirst()
            .orElse("");
  }

  @Test
  void aRegionTakesItsPlacesAndWhatLeansOnThem() {
    var boxes = on(LENS, "region=us-west-2", Leaning.What.COMPONENT);
    assertThat(boxes).contains("database", "database@1", "api", "load-balancer", "users");
    assertThat(boxes).doesNotContain("database@2", "api@1", "gemini", "firebase");
    assertThat(why(LENS, "region=us-west-2", "users")).isEqualTo("it leans on Route 53");
    assertThat(why(LENS, "region=us-west-2", "database")).isEqualTo("aws-primary is in us-west-2");
  }

  @Test
  void aStepLeansByItsTargetByWhatItMentionsAndByWhatItLooksAt() {
    var steps = on(LENS, "region=us-west-2", Leaning.What.STEP);
    assertThat(steps).contains("region-failure/primary", "region-failure/fence");
    assertThat(steps).doesNotContain("region-failure/restore", "region-failure/agree");
    // Copying a backup names the Region that it comes from.
    assertThat(steps).anyMatch(step -> step.startsWith("copy-backup/"));
  }

  /// Route 53 answers from everywhere and is changed in one place, also for the failover.
  @Test
  void theVendorsControlPlaneCounts() {
    var east = on(LENS, "region=us-east-1", Leaning.What.STEP);
    assertThat(east).contains("region-failure/dns");
    assertThat(why(MARKET, "region=us-east-1", "infrastructure-failure/dns"))
        .as("its target is in the other Region")
        .isEqualTo("Route 53 is changed through us-east-1");
    assertThat(on(LENS, "region=us-east-1", Leaning.What.COMPONENT)).contains("dns", "users");
    assertThat(why(LENS, "region=us-east-1", "aws-prod"))
        .isEqualTo("IAM is changed through us-east-1: it can be used, not replaced");
    assertThat(on(LENS, "region=us-west-2", Leaning.What.CREDENTIAL)).doesNotContain("aws-prod");
  }

  @Test
  void scriptsAndKeptStateAreNamed() {
    assertThat(on(LENS, "region=us-east-1", Leaning.What.SCRIPT)).contains("scripts/deploy.sh");
    assertThat(on(LENS, "region=us-west-2", Leaning.What.STATE))
        .contains("terraform-state", "database-automated", "images");
  }

  @Test
  void anAccountTakesItsCredentialAndBothRegions() {
    assertThat(on(LENS, "account=123456789012", Leaning.What.CREDENTIAL)).contains("aws-prod");
    assertThat(on(LENS, "account=123456789012", Leaning.What.COMPONENT))
        .contains("database", "database@2");
  }

  @Test
  void aClusterTakesWhatRunsInIt() {
    var cluster = "cluster=technician-marketplace-production";
    assertThat(on(MARKET, cluster, Leaning.What.CREDENTIAL)).contains("kubeconfig-production");
    assertThat(on(MARKET, cluster, Leaning.What.COMPONENT)).isNotEmpty();
    assertThat(on(LENS, "cluster=contractorlens-dr", Leaning.What.COMPONENT))
        .contains("api@1")
        .doesNotContain("api");
  }

  @Test
  void aProviderTakesItsServiceAndTheChannelsThatNameIt() {
    assertThat(on(LENS, "provider=firebase", Leaning.What.COMPONENT)).contains("firebase", "api");
    assertThat(on(MARKET, "provider=slack", Leaning.What.CHANNEL)).contains("internal");
  }

  @Test
  void aHostTakesTheConsoleLinksAndMailsThatGoThere() {
    assertThat(on(LENS, "host=console.aws.amazon.com", Leaning.What.CONSOLE))
        .containsExactly("aws-support");
    assertThat(on(MARKET, "host=technician-marketplace.com", Leaning.What.CHANNEL))
        .contains("security", "security-team", "internal");
  }

  @Test
  void whatCanBeMarkedIsWhatThePlanStandsOn() {
    assertThat(Markable.of(LENS).stream().map(Impairment::text))
        .contains(
            "region=us-east-1",
            "region=us-west-2",
            "account=123456789012",
            "cluster=contractorlens",
            "provider=aws-prod",
            "host=contractorlens.com",
            "host=console.aws.amazon.com")
        .doesNotContain("host=contractorlens.git");
    for (var one : Markable.of(LENS)) {
      assertThat(new Leaning(LENS).on(one)).as(one.text()).isNotEmpty();
    }
  }

  @Test
  void aMarkIsReadAsItIsWritten() {
    var down = new Impairment(Impairment.Kind.REGION, "us-west-2");
    assertThat(Impairment.parse("region=us-west-2")).contains(down);
    assertThat(Impairment.parse(down.text())).contains(down);
    assertThat(Impairment.parse("us-west-2")).isEmpty();
    assertThat(Impairment.parse("planet=earth")).isEmpty();
    assertThat(Impairment.parse("region=")).isEmpty();
  }

  @Test
  void aHostMayBeAnAddress() {
    assertThat(Hosts.in("http://10.1.2.3:80/health")).containsExactly("10.1.2.3");
    assertThat(Hosts.in("http://[2001:db8::7]:80/")).containsExactly("2001:db8::7");
    assertThat(Hosts.in("postgresql://db:5432/shop")).containsExactly("db");
    assertThat(Hosts.in("10.1.2.3")).containsExactly("10.1.2.3");
    assertThat(Hosts.in("10.0.0.0/16, 1.2.3.4.5, 300.1.1.1, v1.2.3.4")).isEmpty();
    assertThat(Hosts.in("s3://bucket/backups, scripts/deploy.sh")).isEmpty();
    assertThat(Hosts.in("git@code.test:team/shop.git")).containsExactly("code.test");
    assertThat(Hosts.in("https://code.test/team/shop.git")).containsExactly("code.test");
  }
}
