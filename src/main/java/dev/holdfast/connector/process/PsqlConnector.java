package dev.holdfast.connector.process;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.CredentialTest;
import dev.holdfast.connector.Network;
import dev.holdfast.connector.NetworkLooks;
import dev.holdfast.connector.OpenSession;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.Surroundings;
import java.util.List;
import java.util.Optional;

/// PostgreSQL through its own command line client.
public final class PsqlConnector implements Connector {
  @Override
  public String name() {
    return "psql";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(PsqlSpecs.QUERY, PsqlSpecs.RUN);
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of(PsqlSpecs.VALUE, PsqlSpecs.CONNECTS);
  }

  /// Declared, and simulated in rehearsals.
  @Override
  public List<RecoveryPoints.Spec> points() {
    return List.of(
        new RecoveryPoints.Spec(
            "psql.replication-lag", "How far a standby of PostgreSQL is behind", List.of()));
  }

  @Override
  public List<CredentialTest> credentialTests() {
    return List.of(new PsqlCredentialTest());
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public Optional<Misled> misled(String endpoint) {
    return PsqlServer.wrong(endpoint).map(why -> new Misled(why, PsqlServer.FORM));
  }

  @Override
  public Optional<Misled> unusable(String setting, String value) {
    return PsqlServer.unusable(setting, value);
  }

  @Override
  public Session open(Surroundings around) {
    // Also what an earlier session's child wrote is read through this redactor.
    Laptop.here().learn(around.redactor());
    var crew = new Crew(Reach.ANYWHERE);
    var network = new Network(new NetworkLooks());
    return OpenSession.of(
        List.of(new PsqlAction(PsqlSpecs.QUERY, crew), new PsqlAction(PsqlSpecs.RUN, crew)),
        List.of(
            new PsqlCheck(PsqlSpecs.VALUE, crew, network),
            new PsqlCheck(PsqlSpecs.CONNECTS, crew, network)),
        place -> PsqlIdentity.read(place, around, crew),
        crew::close);
  }
}
