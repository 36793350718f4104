package dev.holdfast.connector.aws;

import static dev.holdfast.connector.aws.Sense.Seen.passesIf;

import dev.holdfast.connector.aws.Sense.Look;
import dev.holdfast.connector.aws.Sense.Seen;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/// Compares the newest value of a CloudWatch metric with a threshold.
final class Metrics {
  private Metrics() {}

  /// The newest period may still be filling, so a few are asked for.
  private static final int PERIODS = 3;

  static Seen metric(Look look) {
    var period = look.args().has("period") ? look.args().duration("period").toSeconds() : 300;
    var to = look.clock().wall();
    var stat =
        MetricStat.builder()
            .metric(wanted(look))
            .period(Math.toIntExact(period))
            .stat(Optional.ofNullable(look.args().textOr("statistic", null)).orElse("Average"))
            .build();
    var values =
        look
            .aws()
            .cloudWatch()
            .getMetricData(
                ask ->
                    ask.startTime(to.minusSeconds(period * PERIODS))
                        .endTime(to)
                        .scanBy(ScanBy.TIMESTAMP_DESCENDING)
                        .metricDataQueries(
                            MetricDataQuery.builder().id("seen").metricStat(stat).build()))
            .metricDataResults()
            .stream()
            .flatMap(result -> result.values().stream())
            .toList();
    if (values.isEmpty()) {
      return Seen.unknown("no data in the last " + period * PERIODS / 60 + " min");
    }
    return compare(values, look);
  }

  private static Metric wanted(Look look) {
    return Metric.builder()
        .namespace(look.text("namespace"))
        .metricName(look.text("metric"))
        .dimensions(
            look.args().map("dimensions").entrySet().stream()
                .map(
                    at ->
                        Dimension.builder()
                            .name(at.getKey())
                            .value(String.valueOf(at.getValue()))
                            .build())
                .toList())
        .build();
  }

  private static Seen compare(List<Double> values, Look look) {
    var value = BigDecimal.valueOf(values.getFirst());
    var limit = new BigDecimal(look.is("0"));
    var order = value.compareTo(limit);
    var how = look.text("compare");
    var passes =
        switch (how) {
          case "lt" -> order < 0;
          case "le" -> order <= 0;
          case "gt" -> order > 0;
          case "ge" -> order >= 0;
          default -> throw new IllegalArgumentException("compare is lt, le, gt or ge, not " + how);
        };
    var sign = Map.of("lt", "<", "le", "\u2264", "gt", ">", "ge", "\u2265").get(how);
    var rounded = value.round(new MathContext(4)).stripTrailingZeros().toPlainString();
    return passesIf(passes, rounded + " (wanted " + sign + " " + limit.toPlainString() + ")")
        .with(Map.of("value", value));
  }
}
