data "aws_availability_zones" "here" {
  state = "available"
}

locals {
  zones = slice(data.aws_availability_zones.here.names, 0, var.availability_zones)
}

resource "aws_vpc" "estate" {
  cidr_block           = local.estate.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { Name = local.name }
}

resource "aws_internet_gateway" "estate" {
  vpc_id = aws_vpc.estate.id
  tags   = { Name = local.name }
}

resource "aws_subnet" "public" {
  count             = length(local.zones)
  vpc_id            = aws_vpc.estate.id
  availability_zone = local.zones[count.index]
  cidr_block        = cidrsubnet(local.estate.cidr, 8, count.index)
  tags              = { Name = "${local.name}-public-${count.index}" }
}

resource "aws_subnet" "private" {
  count             = length(local.zones)
  vpc_id            = aws_vpc.estate.id
  availability_zone = local.zones[count.index]
  cidr_block        = cidrsubnet(local.estate.cidr, 8, 100 + count.index)
  tags              = { Name = "${local.name}-private-${count.index}" }
}

# Tasks reach the registry, Gemini and Firebase through it; nothing reaches them.
resource "aws_eip" "outbound" {
  domain = "vpc"
  tags   = { Name = local.name }
}

resource "aws_nat_gateway" "outbound" {
  allocation_id = aws_eip.outbound.id
  subnet_id     = aws_subnet.public[0].id
  tags          = { Name = local.name }
  depends_on    = [aws_internet_gateway.estate]
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.estate.id
  tags   = { Name = "${local.name}-public" }

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.estate.id
  }
}

resource "aws_route_table" "private" {
  vpc_id = aws_vpc.estate.id
  tags   = { Name = "${local.name}-private" }

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.outbound.id
  }
}

resource "aws_route_table_association" "public" {
  count          = length(local.zones)
  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "private" {
  count          = length(local.zones)
  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private.id
}
