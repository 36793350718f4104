# Fails while planning, before anything is built, where the image's repository is not in this Region.
data "aws_ecr_repository" "image" {
  name = regex("^[^/]+/([^@]+)@", var.image)[0]
}

resource "aws_cloudwatch_log_group" "service" {
  name              = "/ecs/${local.name}"
  retention_in_days = 30
}

resource "aws_ecs_cluster" "estate" {
  name = local.name

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}

resource "aws_ecs_task_definition" "service" {
  family                   = local.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 512
  memory                   = 1024
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  container_definitions = jsonencode([
    {
      name         = "api"
      image        = var.image
      essential    = true
      portMappings = [{ containerPort = 8080, protocol = "tcp" }]

      # Tasks read these when they start: after a change, start new ones.
      secrets = [
        { name = "DATABASE_HOST", valueFrom = aws_ssm_parameter.database_host.arn },
        { name = "DATABASE_PASSWORD", valueFrom = "${local.parameter}/db/password" },
        { name = "GEMINI_API_KEY", valueFrom = "${local.parameter}/gemini/api-key" },
        { name = "FIREBASE_SERVICE_ACCOUNT", valueFrom = "${local.parameter}/firebase/service-account" },
      ]

      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.service.name
          awslogs-region        = local.estate.region
          awslogs-stream-prefix = "api"
        }
      }
    }
  ])
}

resource "aws_ecs_service" "service" {
  name            = local.name
  cluster         = aws_ecs_cluster.estate.id
  task_definition = aws_ecs_task_definition.service.arn
  desired_count   = var.desired_count
  launch_type     = "FARGATE"

  network_configuration {
    subnets         = aws_subnet.private[*].id
    security_groups = [aws_security_group.service.id]
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.service.arn
    container_name   = "api"
    container_port   = 8080
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  # Deployments and recoveries change both; Terraform must not put them back.
  lifecycle {
    ignore_changes = [desired_count, task_definition]
  }

  depends_on = [aws_lb_listener.https]
}

# Only the host: the secrets beside it are written by rotation and by copy-parameters.sh, and never stand in a state file.
resource "aws_ssm_parameter" "database_host" {
  name  = "/${local.name}/db/host"
  type  = "String"
  value = length(aws_db_instance.restored) == 0 ? "unset" : aws_db_instance.restored[0].address

  lifecycle {
    ignore_changes = [value]
  }
}
