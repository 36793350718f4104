terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

# One workspace for each estate: production, disaster-recovery, clean, staging. Any other workspace, `default` too, is
# refused by the look-up below. backend.example shows how to keep the state in S3, in the Region of the estate itself.
provider "aws" {
  region              = local.estate.region
  allowed_account_ids = [var.account]

  default_tags {
    tags = {
      Application = "contractorlens"
      Estate      = terraform.workspace
    }
  }
}

locals {
  estates = {
    production        = { region = "us-west-2", name = "contractorlens", cidr = "10.20.0.0/16" }
    clean             = { region = "us-west-2", name = "contractorlens-clean", cidr = "10.21.0.0/16" }
    disaster-recovery = { region = "us-east-1", name = "contractorlens-dr", cidr = "10.22.0.0/16" }
    staging           = { region = "us-east-1", name = "contractorlens-staging", cidr = "10.23.0.0/16" }
  }
  estate    = local.estates[terraform.workspace]
  name      = local.estate.name
  parameter = "arn:aws:ssm:${local.estate.region}:${var.account}:parameter/${local.name}"
}
