package dev.holdfast.peers;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// Fills a moto with what the ContractorLens plan names, in both Regions. What AWS numbers by
/// itself (groups, zones, subnets) is in [#ids()], under the names of the plan's values.
@SuppressWarnings("unchecked")
public record ContractorLensEstate(URI endpoint, Map<String, String> ids) {
  public static final String PRIMARY = "us-west-2";
  public static final String RECOVERY = "us-east-1";
  public static final String COMMIT = "3f1c9a7e5b20d4866fa1c2b7e09d8534a6c1e0f7";

  public static ContractorLensEstate seed(URI endpoint) {
    var ids = new TreeMap<String, String>();
    var recovery = new AwsDoor(endpoint, RECOVERY);
    primary(new AwsDoor(endpoint, PRIMARY), recovery, ids);
    EstateNetwork.seed(recovery, "contractorlens-dr", "recovery-", ids);
    service(recovery, "contractorlens-dr", ids, "recovery-", 0);
    EstateDatabases.groups(recovery, "contractorlens-dr", "recovery-", ids);
    host(recovery, "/contractorlens-dr");
    return new ContractorLensEstate(endpoint, Map.copyOf(ids));
  }

  /// What the plan names on the day that us-west-2 is lost: in us-east-1 there are the copies of
  /// snapshots, state, secrets and image, and a certificate; the estate is still to be built there.
  public static ContractorLensEstate seedBeforeFailover(URI endpoint) {
    var ids = new TreeMap<String, String>();
    var recovery = new AwsDoor(endpoint, RECOVERY);
    primary(new AwsDoor(endpoint, PRIMARY), recovery, ids);
    image(recovery, "commit-" + COMMIT, ids);
    ids.put(
        "certificate-recovery",
        recovery
            .open(AcmClient.builder())
            .requestCertificate(c -> c.domainName("contractorlens.com"))
            .certificateArn());
    return new ContractorLensEstate(endpoint, Map.copyOf(ids));
  }

  private static void primary(AwsDoor primary, AwsDoor recovery, Map<String, String> ids) {
    EstateNetwork.seed(primary, "contractorlens", "", ids);
    service(primary, "contractorlens", ids, "", 2);
    EstateDatabases.groups(primary, "contractorlens", "", ids);
    EstateDatabases.seed(primary, recovery, ids);
    zone(primary, ids);
    host(primary, "/contractorlens");
    secrets(primary, "/contractorlens");
    secrets(recovery, "/contractorlens-dr");
    buckets(primary, recovery);
    watching(primary);
    image(primary, "v41", ids);
  }

  private static void image(AwsDoor door, String tag, Map<String, String> ids) {
    var ecr = door.open(EcrClient.builder());
    var repository = ecr.createRepository(r -> r.repositoryName("contractorlens")).repository();
    var image =
        ecr.putImage(
            i ->
                i.repositoryName("contractorlens")
                    .imageTag(tag)
                    .imageManifestMediaType("application/vnd.oci.image.manifest.v1+json")
                    .imageManifest(
                        "{\"schemaVersion\": 2, \"layers\": [], \"config\": {\"digest\": \"sha256:0\"}}"));
    ids.put(
        "image-" + door.region(),
        "%s.dkr.ecr.%s.amazonaws.com/contractorlens@%s"
            .formatted(
                repository.registryId(), door.region(), image.image().imageId().imageDigest()));
  }

  /// A cluster and a service alone: the least that an update needs.
  public static void seedServiceOnly(URI endpoint) {
    var primary = new AwsDoor(endpoint, PRIMARY);
    var ec2 = primary.open(Ec2Client.builder());
    // A service needs some network: that which every account has.
    var network =
        Map.of(
            "subnet", ec2.describeSubnets().subnets().getFirst().subnetId(),
            "service-group", ec2.describeSecurityGroups().securityGroups().getFirst().groupId());
    service(primary, "contractorlens", network, "", 2);
  }

  private static void service(
      AwsDoor door, String name, Map<String, String> ids, String prefix, int desired) {
    var ecs = door.open(EcsClient.builder());
    ecs.createCluster(c -> c.clusterName(name));
    ecs.registerTaskDefinition(
        t ->
            t.family(name)
                .networkMode("awsvpc")
                .requiresCompatibilitiesWithStrings("FARGATE")
                .cpu("256")
                .memory("512")
                .containerDefinitions(
                    c ->
                        c.name("api")
                            .image("contractorlens:v41")
                            .essential(true)
                            .environment(e -> e.name("STAGE").value("production"))));
    ecs.createService(
        s ->
            s.cluster(name)
                .serviceName(name)
                .taskDefinition(name)
                .desiredCount(desired)
                .launchType("FARGATE")
                .networkConfiguration(
                    n ->
                        n.awsvpcConfiguration(
                            v ->
                                v.subnets(ids.get(prefix + "subnet"))
                                    .securityGroups(ids.get(prefix + "service-group")))));
    ecs.updateService(s -> s.cluster(name).service(name).desiredCount(desired));
  }

  private static void zone(AwsDoor door, Map<String, String> ids) {
    var route53 = door.open(Route53Client.builder());
    var zone =
        route53
            .createHostedZone(z -> z.name("contractorlens.com").callerReference("seed"))
            .hostedZone()
            .id()
            .replace("/hostedzone/", "");
    ids.put("hosted-zone", zone);
    route53.changeResourceRecordSets(
        c ->
            c.hostedZoneId(zone)
                .changeBatch(
                    b ->
                        b.changes(
                            upsert(
                                ResourceRecordSet.builder()
                                    .name("contractorlens.com")
                                    .type(RRType.A)
                                    .aliasTarget(
                                        a ->
                                            a.hostedZoneId("Z1H1FL5HABSF5")
                                                .dnsName(ids.get("load-balancer-dns"))
                                                .evaluateTargetHealth(true))
                                    .build()),
                            upsert(
                                ResourceRecordSet.builder()
                                    .name("api.contractorlens.com")
                                    .type(RRType.CNAME)
                                    .ttl(60L)
                                    .resourceRecords(
                                        ResourceRecord.builder()
                                            .value(ids.get("load-balancer-dns"))
                                            .build())
                                    .build()))));
  }

  private static Change upsert(ResourceRecordSet set) {
    return Change.builder().action(ChangeAction.UPSERT).resourceRecordSet(set).build();
  }

  private static void host(AwsDoor door, String prefix) {
    var ssm = door.open(SsmClient.builder());
    ssm.putParameter(p -> p.name(prefix + "/db/host").value("old-host").type(ParameterType.STRING));
  }

  private static void secrets(AwsDoor door, String prefix) {
    var ssm = door.open(SsmClient.builder());
    for (var secret : List.of("/db/password", "/gemini/api-key", "/firebase/service-account")) {
      ssm.putParameter(
          p -> p.name(prefix + secret).value("seeded-secret").type(ParameterType.SECURE_STRING));
    }
  }

  private static void buckets(AwsDoor primary, AwsDoor recovery) {
    var west = primary.open(S3Client.builder().forcePathStyle(true));
    var east = recovery.open(S3Client.builder().forcePathStyle(true));
    var state = "contractorlens-terraform-state";
    west.createBucket(
        b -> b.bucket(state).createBucketConfiguration(c -> c.locationConstraint(PRIMARY)));
    east.createBucket(b -> b.bucket(state + "-dr"));
    for (var each : List.of(Map.entry(west, state), Map.entry(east, state + "-dr"))) {
      each.getKey()
          .putBucketVersioning(
              v -> v.bucket(each.getValue()).versioningConfiguration(c -> c.status("Enabled")));
    }
    west.putBucketReplication(
        r ->
            r.bucket(state)
                .replicationConfiguration(
                    c ->
                        c.role("arn:aws:iam::123456789012:role/replication")
                            .rules(
                                software.amazon.awssdk.services.s3.model.ReplicationRule.builder()
                                    .status("Enabled")
                                    .priority(1)
                                    .filter(f -> f.prefix(""))
                                    .deleteMarkerReplication(d -> d.status("Disabled"))
                                    .destination(d -> d.bucket("arn:aws:s3:::" + state + "-dr"))
                                    .build())));
    west.putObject(
        o -> o.bucket(state).key("production/terraform.tfstate"),
        software.amazon.awssdk.core.sync.RequestBody.fromString("{}"));
  }

  private static void watching(AwsDoor door) {
    var alarms = door.open(CloudWatchClient.builder());
    for (var name :
        List.of("error-rate", "data-inconsistency", "security-unusual-access", "security-egress")) {
      alarms.putMetricAlarm(
          a ->
              a.alarmName("contractorlens-" + name)
                  .namespace("ContractorLens")
                  .metricName(name)
                  .comparisonOperator("GreaterThanThreshold")
                  .evaluationPeriods(1)
                  .period(60)
                  .statistic("Average")
                  .threshold(1.0));
      alarms.setAlarmState(
          a -> a.alarmName("contractorlens-" + name).stateValue("OK").stateReason("seeded"));
    }
    var s3 = door.open(S3Client.builder().forcePathStyle(true));
    s3.createBucket(
        b ->
            b.bucket("contractorlens-trail")
                .createBucketConfiguration(c -> c.locationConstraint(PRIMARY)));
    var trails = door.open(CloudTrailClient.builder());
    trails.createTrail(t -> t.name("contractorlens").s3BucketName("contractorlens-trail"));
    trails.startLogging(t -> t.name("contractorlens"));
    var logs = door.open(CloudWatchLogsClient.builder());
    logs.createLogGroup(g -> g.logGroupName("/ecs/contractorlens"));
    logs.putRetentionPolicy(r -> r.logGroupName("/ecs/contractorlens").retentionInDays(30));
    logs.createLogStream(s -> s.logGroupName("/ecs/contractorlens").logStreamName("api"));
    var now = Instant.now().toEpochMilli();
    logs.putLogEvents(
        e ->
            e.logGroupName("/ecs/contractorlens")
                .logStreamName("api")
                .logEvents(l -> l.timestamp(now).message("GET /health 200")));
  }
}
