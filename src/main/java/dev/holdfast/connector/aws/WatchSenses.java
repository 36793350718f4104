package dev.holdfast.connector.aws;

import static dev.holdfast.connector.aws.Sense.Seen.passesIf;

import dev.holdfast.connector.aws.Sense.Look;
import dev.holdfast.connector.aws.Sense.Seen;
import dev.holdfast.kernel.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// Checks of what watches and records: parameters, alarms, metrics, trails, logs.
final class WatchSenses {
  private WatchSenses() {}

  static final Map<String, Sense> ALL =
      Map.of(
          "aws.ssm.parameter", WatchSenses::parameter,
          "aws.ssm.parameter-newer", WatchSenses::newer,
          "aws.cloudwatch.alarms-ok", WatchSenses::alarms,
          "aws.cloudwatch.answers", WatchSenses::answers,
          "aws.cloudwatch.metric", Metrics::metric,
          "aws.cloudtrail.logging", WatchSenses::trail,
          "aws.logs.retention", WatchSenses::retention,
          "aws.logs.recent", WatchSenses::recent,
          "aws.region.reachable", WatchSenses::reachable);

  private static Parameter found(Look look) {
    var name = look.text("name");
    return look.aws().ssm().getParameter(ask -> ask.name(name)).parameter();
  }

  private static Seen parameter(Look look) {
    var found = found(look);
    if (found.type() == ParameterType.SECURE_STRING) {
      return Seen.unknown("a SecureString is not read; use aws.ssm.parameter-newer");
    }
    return passesIf(found.value().equals(look.is("")), found.value());
  }

  private static Seen newer(Look look) {
    var written = found(look).lastModifiedDate();
    return passesIf(written.isAfter(look.args().instant("than")), "written " + written);
  }

  private static Seen alarms(Look look) {
    var names = look.args().texts("names");
    var prefix = look.args().textOr("prefix", null);
    var all =
        look
            .aws()
            .cloudWatch()
            .describeAlarmsPaginator(
                ask -> {
                  if (!names.isEmpty()) ask.alarmNames(names);
                  else if (prefix != null) ask.alarmNamePrefix(prefix);
                })
            .metricAlarms()
            .stream()
            .toList();
    var ringing =
        all.stream()
            .filter(alarm -> alarm.stateValue() == StateValue.ALARM)
            .map(alarm -> alarm.alarmName())
            .sorted()
            .toList();
    if (all.isEmpty() || all.size() < names.size()) {
      return Seen.unknown(all.size() + " of these alarms exist");
    }
    var silent =
        all.stream().filter(alarm -> alarm.stateValue() == StateValue.INSUFFICIENT_DATA).count();
    if (ringing.isEmpty() && silent == all.size()) {
      return Seen.unknown("all " + silent + " alarms lack data");
    }
    return passesIf(
        ringing.isEmpty(),
        ringing.isEmpty()
            ? all.size() + (all.size() == 1 ? " alarm quiet" : " alarms quiet")
            : String.join(", ", ringing));
  }

  /// Whether CloudWatch itself answers, whatever its alarms say of others.
  private static Seen answers(Look look) {
    var some = look.aws().cloudWatch().describeAlarms(ask -> ask.maxRecords(100)).metricAlarms();
    return passesIf(true, "answers, " + some.size() + " alarms");
  }

  private static Seen trail(Look look) {
    var status = look.aws().cloudTrail().getTrailStatus(ask -> ask.name(look.text("trail")));
    var logging = Boolean.TRUE.equals(status.isLogging());
    var failure = status.latestDeliveryError();
    if (logging && failure != null && !failure.isEmpty()) {
      return passesIf(false, "logging, but not delivered: " + failure);
    }
    return passesIf(logging, logging ? "logging" : "stopped");
  }

  private static Seen retention(Look look) {
    var name = look.text("log-group");
    var days =
        look
            .aws()
            .logs()
            .describeLogGroupsPaginator(ask -> ask.logGroupNamePrefix(name))
            .logGroups()
            .stream()
            .filter(group -> group.logGroupName().equals(name))
            .findFirst();
    return days.map(LogGroup::retentionInDays)
        .map(kept -> passesIf(kept == look.number("is", kept), kept + " days"))
        .orElseGet(() -> days.isEmpty() ? Seen.absent() : passesIf(false, "kept for ever"));
  }

  private static Seen recent(Look look) {
    var name = look.text("log-group");
    var within = look.args().duration("within");
    var from = look.clock().wall().minus(within).toEpochMilli();
    var newest =
        look
            .aws()
            .logs()
            .filterLogEventsPaginator(ask -> ask.logGroupName(name).startTime(from))
            .events()
            .stream()
            .limit(1000)
            .mapToLong(event -> event.timestamp())
            .max();
    return newest.isEmpty()
        ? passesIf(false, "nothing for " + Durations.exact(within))
        : RunningSenses.young(look, Instant.ofEpochMilli(newest.getAsLong()), within, "");
  }

  private static Seen reachable(Look look) {
    var began = look.clock().mono();
    var caller = look.aws().sts().getCallerIdentity();
    var took = Duration.ofNanos(look.clock().mono() - began);
    return passesIf(
        true,
        look.site().region() + " answers in " + Durations.words(took) + ", " + caller.account());
  }
}
