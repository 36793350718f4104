package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.Catalog;
import dev.holdfast.connector.aws.AwsConnector;
import dev.holdfast.connector.kubernetes.KubernetesConnector;
import dev.holdfast.connector.mongodb.MongodbConnector;
import dev.holdfast.connector.notify.NotifyConnector;
import dev.holdfast.connector.process.GitConnector;
import dev.holdfast.connector.process.ProcessConnector;
import dev.holdfast.connector.process.PsqlConnector;
import dev.holdfast.connector.process.Reach;
import dev.holdfast.connector.process.TerraformConnector;
import dev.holdfast.connector.redis.RedisConnector;
import dev.holdfast.connector.web.WebConnector;
import java.util.List;

/// Every connector there is.
final class Connectors {
  private Connectors() {}

  static Catalog all() {
    return new Catalog(
        List.of(
            new AwsConnector(),
            new WebConnector(),
            new ProcessConnector(Reach.OVERRIDES_ONLY),
            new TerraformConnector(Reach.OVERRIDES_ONLY),
            new GitConnector(),
            new PsqlConnector(),
            new KubernetesConnector(),
            new RedisConnector(),
            new MongodbConnector(),
            new NotifyConnector()));
  }
}
