# The runbooks read these as ${step.NAME}.
output "cluster" {
  value = aws_ecs_cluster.estate.name
}

output "service" {
  value = aws_ecs_service.service.name
}

output "target-group" {
  value = aws_lb_target_group.service.name
}

output "load-balancer-dns" {
  value = aws_lb.entry.dns_name
}

output "load-balancer-zone" {
  value = aws_lb.entry.zone_id
}

output "load-balancer-group" {
  value = aws_security_group.load_balancer.id
}

output "service-group" {
  value = aws_security_group.service.id
}

output "db-subnet-group" {
  value = aws_db_subnet_group.database.name
}

output "db-security-group" {
  value = aws_security_group.database.id
}

output "db-parameter-group" {
  value = aws_db_parameter_group.database.name
}
