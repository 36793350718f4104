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
