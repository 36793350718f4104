package dev.holdfast.connector.web;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Connector;
import dev.holdfast.connector.CredentialTest;
import dev.holdfast.connector.Network;
import dev.holdfast.connector.NetworkLooks;
import dev.holdfast.connector.OpenSession;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.connector.WebEndpoint;
import java.util.List;
import java.util.Optional;

/// Pages, certificates, names and ports, over the JDK's own HTTP client.
public final class WebConnector implements Connector {
  @Override
  public String name() {
    return "web";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(WebSpecs.GET, WebSpecs.REQUEST);
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of(WebSpecs.HTTP, WebSpecs.UNREACHABLE, WebSpecs.TLS, WebSpecs.DNS, WebSpecs.TCP);
  }

  @Override
  public List<CredentialTest> credentialTests() {
    return List.of(new WebCredentialTest());
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
  public Session open(Surroundings around) {
    var network = new Network(new NetworkLooks());
    var connections = new Connections();
    return OpenSession.of(
        List.of(new WebAction(WebSpecs.GET), new WebAction(WebSpecs.REQUEST)),
        List.of(
            new HttpCheck(connections, network),
            new Unreachable(network),
            new TlsCheck(network),
            new DnsCheck(network),
            new TcpCheck(network)),
        place -> WebIdentity.read(place, around),
        connections::close);
  }
}
