package dev.holdfast.connector.aws;

import dev.holdfast.connector.Connector;
import dev.holdfast.connector.ConnectorContractTest;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Redactor;
import dev.holdfast.kernel.Secret;
import java.nio.file.Path;

/// The AWS connector keeps what every connector promises.
final class AwsContractTest extends ConnectorContractTest {
  @Override
  protected Connector connector() {
    return new AwsConnector();
  }

  @Override
  protected Surroundings surroundings(Path folder) {
    return AwsBench.surroundings(
        Surroundings.Credentials.NONE,
        new Redactor() {
          @Override
          public String redact(String text) {
            return text;
          }

          @Override
          public void learn(String name, Secret secret) {}
        });
  }
}
