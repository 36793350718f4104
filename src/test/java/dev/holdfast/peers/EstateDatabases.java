package dev.holdfast.peers;

import java.util.Map;
import software.amazon.awssdk.services.rds.RdsClient;

/// The database with its groups, its snapshots, and the copies in the other Region.
final class EstateDatabases {
  private EstateDatabases() {}

  static void seed(AwsDoor primary, AwsDoor recovery, Map<String, String> ids) {
    var west = primary.open(RdsClient.builder());
    var east = recovery.open(RdsClient.builder());
    west.createDBInstance(
        d ->
            d.dbInstanceIdentifier("contractorlens-db")
                .dbInstanceClass("db.t4g.large")
                .engine("postgres")
                .engineVersion("16.4")
                .allocatedStorage(100)
                .masterUsername("contractorlens")
                .masterUserPassword("seeded-password")
                .dbName("contractorlens")
                .backupRetentionPeriod(30)
                .dbSubnetGroupName("contractorlens-db")
                .vpcSecurityGroupIds(ids.get("database-group"))
                .dbParameterGroupName("contractorlens-postgres16"));
    for (var name : new String[] {"contractorlens-20260901-020000", "contractorlens-newest"}) {
      var snapshot =
          west.createDBSnapshot(
                  s -> s.dbInstanceIdentifier("contractorlens-db").dbSnapshotIdentifier(name))
              .dbSnapshot();
      east.copyDBSnapshot(
          c ->
              c.sourceDBSnapshotIdentifier(snapshot.dbSnapshotArn())
                  .targetDBSnapshotIdentifier(name)
                  .sourceRegion(primary.region()));
      ids.put("snapshot-arn", snapshot.dbSnapshotArn());
    }
  }

  static void groups(AwsDoor door, String name, String prefix, Map<String, String> ids) {
    var rds = door.open(RdsClient.builder());
    rds.createDBSubnetGroup(
        g ->
            g.dbSubnetGroupName(name + "-db")
                .dbSubnetGroupDescription("database")
                .subnetIds(ids.get(prefix + "subnet"), ids.get(prefix + "second-subnet")));
    rds.createDBParameterGroup(
        g ->
            g.dbParameterGroupName(name + "-postgres16")
                .dbParameterGroupFamily("postgres16")
                .description("database"));
  }
}
