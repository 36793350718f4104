package dev.holdfast.connector.web;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who answers at a target's url: over https the certificate names it, over http only the answer.
final class WebIdentity {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private WebIdentity() {}

  static Identity read(Place place, Surroundings around) {
    var lines = new ArrayList<Identity.Line>();
    var credential = credential(place);
    try {
      var address = Address.of(Optional.of(place), new Args(Map.of()));
      var host = address.real().getHost();
      lines.add(new Identity.Line("url", address.stated().toString(), address.real().toString()));
      var resolved = InetAddress.getByName(host).getHostAddress();
      lines.add(new Identity.Line("address", resolved, resolved));
      var call =
          new Call(
              "",
              "identity",
              1,
              "",
              Optional.of(place),
              new Args(Map.of()),
              around,
              Call.Watch.SILENT);
      var page = new Fetch(call, address, LIMIT).send("HEAD");
      var answer =
          (address.real().getScheme().equals("https") ? "certificate of " : "answer from ");
      lines.add(
          new Identity.Line(
              "answers", answer + host, answer + page.server().replaceFirst(":\\d+$", "")));
      return new Identity(Identity.Verdict.SAME, lines, credential, "", around.clock().now());
    } catch (ProblemException e) {
      return unreadable(lines, credential, e.problem().what(), around);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unreadable(lines, credential, "cancelled", around);
    } catch (IOException e) {
      return unreadable(lines, credential, Trust.why(e), around);
    }
  }

  private static Identity unreadable(
      List<Identity.Line> lines, String credential, String why, Surroundings around) {
    return new Identity(Identity.Verdict.UNREADABLE, lines, credential, why, around.clock().now());
  }

  private static String credential(Place place) {
    return SignIn.of(place).map(auth -> "vault entry " + auth.credential()).orElse("");
  }
}
