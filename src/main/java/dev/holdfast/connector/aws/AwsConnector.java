package dev.holdfast.connector.aws;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.CredentialTest;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.WebEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Amazon Web Services: a target is an account in a Region (`account`, `region`).
public final class AwsConnector implements Connector {
  @Override
  public String name() {
    return "aws";
  }

  @Override
  public List<ActionSpec> actions() {
    return Stream.concat(ReadSpecs.ALL.stream(), ChangeSpecs.ALL.stream()).toList();
  }

  @Override
  public List<CheckSpec> checks() {
    return CheckSpecs.ALL;
  }

  @Override
  public List<RecoveryPoints.Spec> points() {
    return PointSpecs.ALL;
  }

  @Override
  public List<CredentialTest> credentialTests() {
    return List.of(new AwsCredentialTest());
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public Optional<Misled> misled(String endpoint) {
    return WebEndpoint.wrong(endpoint).map(why -> new Misled(why, WebEndpoint.FORM));
  }

  @Override
  public List<String> notFollowed(Place place) {
    return Ambient.here().endpoints(place);
  }

  @Override
  public Session open(Surroundings around) {
    return new AwsSession(this, around);
  }
}
