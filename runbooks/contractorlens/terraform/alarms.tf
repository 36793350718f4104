# The checklist's "fewer than 1 % errors": 5xx of the load balancer and of the tasks, in percent of all requests.
resource "aws_cloudwatch_metric_alarm" "error_rate" {
  alarm_name          = "${local.name}-error-rate"
  alarm_description   = "1 % of the requests or more failed in 5 minutes"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "rate"
    expression  = "IF(requests > 0, 100 * (FILL(entry, 0) + FILL(tasks, 0)) / requests, 0)"
    label       = "Errors in percent"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = {
      requests = "RequestCount"
      entry    = "HTTPCode_ELB_5XX_Count"
      tasks    = "HTTPCode_Target_5XX_Count"
    }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        period      = 300
        stat        = "Sum"
        dimensions  = { LoadBalancer = aws_lb.entry.arn_suffix }
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "unhealthy_targets" {
  alarm_name          = "${local.name}-unhealthy-targets"
  alarm_description   = "The load balancer finds tasks sick"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  evaluation_periods  = 2
  namespace           = "AWS/ApplicationELB"
  metric_name         = "UnHealthyHostCount"
  statistic           = "Maximum"
  period              = 60
  treat_missing_data  = "notBreaching"

  dimensions = {
    LoadBalancer = aws_lb.entry.arn_suffix
    TargetGroup  = aws_lb_target_group.service.arn_suffix
  }
}

# The signs of corrupt data and of a breach. What is counted, and from how much on, is assumed: fit it to the application.
resource "aws_cloudwatch_log_metric_filter" "log_lines" {
  for_each = {
    DataInconsistencies = "\"data inconsistency\""
    RefusedRequests     = "?\"401\" ?\"403\""
  }

  name           = "${local.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.service.name
  pattern        = each.value

  metric_transformation {
    name      = each.key
    namespace = local.name
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "log_lines" {
  for_each = {
    data-inconsistency      = { metric = "DataInconsistencies", threshold = 1, says = "The application found data that contradict each other" }
    security-unusual-access = { metric = "RefusedRequests", threshold = 200, says = "200 requests or more were refused in 5 minutes" }
  }

  alarm_name          = "${local.name}-${each.key}"
  alarm_description   = each.value.says
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.threshold
  evaluation_periods  = 1
  namespace           = local.name
  metric_name         = each.value.metric
  statistic           = "Sum"
  period              = 300
  treat_missing_data  = "notBreaching"
  depends_on          = [aws_cloudwatch_log_metric_filter.log_lines]
}

resource "aws_cloudwatch_metric_alarm" "egress" {
  alarm_name          = "${local.name}-security-egress"
  alarm_description   = "5 GiB or more left through the NAT gateway in 5 minutes"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 5368709120
  evaluation_periods  = 1
  namespace           = "AWS/NATGateway"
  metric_name         = "BytesOutToDestination"
  statistic           = "Sum"
  period              = 300
  treat_missing_data  = "notBreaching"
  dimensions          = { NatGatewayId = aws_nat_gateway.outbound.id }
}
