package dev.holdfast.peers;

import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/// Network, security groups, network ACL, volume and load balancer of one Region.
@SuppressWarnings("unchecked")
final class EstateNetwork {
  private EstateNetwork() {}

  static void seed(AwsDoor door, String name, String prefix, Map<String, String> ids) {
    var ec2 = door.open(Ec2Client.builder());
    var vpc = ec2.createVpc(v -> v.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    var subnet = subnet(ec2, vpc, "10.0.1.0/24", door.region() + "a");
    var second = subnet(ec2, vpc, "10.0.2.0/24", door.region() + "b");
    var balancer = group(ec2, vpc, name + "-alb");
    var service = group(ec2, vpc, name + "-service");
    var database = group(ec2, vpc, name + "-db");
    allow(ec2, balancer, permission(443).ipRanges(range("0.0.0.0/0", "from everywhere")).build());
    allow(ec2, service, permission(8080).userIdGroupPairs(pair(balancer)).build());
    allow(ec2, database, permission(5432).userIdGroupPairs(pair(service)).build());
    var volume = ec2.createVolume(v -> v.size(8).availabilityZone(door.region() + "a"));
    var acl = ec2.createNetworkAcl(a -> a.vpcId(vpc)).networkAcl().networkAclId();
    ids.put(prefix + "vpc", vpc);
    ids.put(prefix + "subnet", subnet);
    ids.put(prefix + "second-subnet", second);
    ids.put(prefix + "load-balancer-group", balancer);
    ids.put(prefix + "service-group", service);
    ids.put(prefix + "database-group", database);
    ids.put(prefix + "volume", volume.volumeId());
    ids.put(prefix + "network-acl", acl);
    balancer(door, name, prefix, ids);
  }

  private static String subnet(Ec2Client ec2, String vpc, String cidr, String zone) {
    return ec2.createSubnet(s -> s.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone))
        .subnet()
        .subnetId();
  }

  private static String group(Ec2Client ec2, String vpc, String name) {
    return ec2.createSecurityGroup(g -> g.groupName(name).description(name).vpcId(vpc)).groupId();
  }

  private static IpPermission.Builder permission(int port) {
    return IpPermission.builder().ipProtocol("tcp").fromPort(port).toPort(port);
  }

  private static IpRange range(String cidr, String description) {
    return IpRange.builder().cidrIp(cidr).description(description).build();
  }

  private static UserIdGroupPair pair(String group) {
    return UserIdGroupPair.builder().groupId(group).build();
  }

  private static void allow(Ec2Client ec2, String group, IpPermission permission) {
    ec2.authorizeSecurityGroupIngress(a -> a.groupId(group).ipPermissions(permission));
  }

  private static void balancer(AwsDoor door, String name, String prefix, Map<String, String> ids) {
    var balancing = door.open(ElasticLoadBalancingV2Client.builder());
    var made =
        balancing
            .createLoadBalancer(
                l ->
                    l.name(name)
                        .subnets(ids.get(prefix + "subnet"), ids.get(prefix + "second-subnet"))
                        .securityGroups(ids.get(prefix + "load-balancer-group")))
            .loadBalancers()
            .getFirst();
    var targets =
        balancing
            .createTargetGroup(
                t ->
                    t.name(name)
                        .protocol("HTTP")
                        .port(8080)
                        .targetType("ip")
                        .vpcId(ids.get(prefix + "vpc")))
            .targetGroups()
            .getFirst()
            .targetGroupArn();
    balancing.createListener(
        l ->
            l.loadBalancerArn(made.loadBalancerArn())
                .protocol("HTTP")
                .port(80)
                .defaultActions(a -> a.type("forward").targetGroupArn(targets)));
    balancing.registerTargets(
        r -> r.targetGroupArn(targets).targets(t -> t.id("10.0.1.10"), t -> t.id("10.0.2.10")));
    ids.put(prefix + "load-balancer-dns", made.dnsName());
    ids.put(prefix + "load-balancer-zone", made.canonicalHostedZoneId());
    ids.put(prefix + "target-group-arn", targets);
  }
}
