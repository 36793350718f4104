# Where a restored database goes. Without these a restore comes up in the default network and parameter group.
resource "aws_db_subnet_group" "database" {
  name        = "${local.name}-db"
  description = "Private subnets of ${local.name}"
  subnet_ids  = aws_subnet.private[*].id
}

resource "aws_db_parameter_group" "database" {
  name        = "${local.name}-postgres16"
  family      = "postgres16"
  description = "Settings of ${local.name}"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

# Only where a snapshot is named; in a recovery the runbook restores, because it waits, verifies and records.
resource "aws_db_instance" "restored" {
  count                     = var.database_snapshot == "" ? 0 : 1
  identifier                = "${local.name}-db"
  snapshot_identifier       = var.database_snapshot
  instance_class            = var.database_class
  db_subnet_group_name      = aws_db_subnet_group.database.name
  vpc_security_group_ids    = [aws_security_group.database.id]
  parameter_group_name      = aws_db_parameter_group.database.name
  backup_retention_period   = 14
  deletion_protection       = true
  copy_tags_to_snapshot     = true
  final_snapshot_identifier = "${local.name}-db-final"
}
