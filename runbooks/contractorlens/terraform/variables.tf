variable "account" {
  description = "The only account that this may be applied to."
  type        = string
  default     = "123456789012"

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account))
    error_message = "An account has 12 digits."
  }
}

variable "certificate_arn" {
  description = "Certificate of the HTTPS listener, from ACM in the Region of the estate."
  type        = string

  validation {
    condition     = can(regex("^arn:aws:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+$", var.certificate_arn))
    error_message = "The certificate is named by its ACM ARN."
  }
}

variable "image" {
  description = "Image of the backend API, by digest, from ECR in the Region of the estate."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$", var.image))
    error_message = "The image is named by its digest: REPOSITORY@sha256:..."
  }
}

variable "desired_count" {
  description = "Tasks to start with. 0 while the database is not there yet; deployments change it afterwards."
  type        = number
  default     = 0
}

variable "database_snapshot" {
  description = "Snapshot to make a database from here; empty where the runbook restores it."
  type        = string
  default     = ""
}

variable "database_class" {
  description = "Class of a database that is made here."
  type        = string
  default     = "db.t4g.large"
}

variable "availability_zones" {
  description = "How many availability zones the estate spreads over."
  type        = number
  default     = 2
}
