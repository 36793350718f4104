package dev.holdfast.vault;

import static dev.holdfast.vault.VaultKit.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.CredentialUse;
import dev.holdfast.connector.Destination;
import dev.holdfast.kernel.ManualClock;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.StreamingRedactor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a secret may go that a plan wants.
class MeantForTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "https://api.example.org/v1, https://api.example.org, SAFE, ''",
    "https://api.example.org, https://API.example.org:443, SAFE, ''",
    "api.example.org, https://api.example.org, SAFE, ''",
    "https://api.example.org, https://api.example.org:8443, SAFE, credential.elsewhere",
    "https://api.example.org, https://api.example.net, SAFE, credential.elsewhere",
    "https://api.example.org, http://api.example.org, OPEN, credential.in-the-clear",
    "api.example.org, http://api.example.org, OPEN, credential.in-the-clear",
    "not an address, https://api.example.org, SAFE, credential.elsewhere",
    "'', http://192.0.2.2:5732, OPEN, credential.in-the-clear",
    "'', https://api.example.org, SAFE, ''",
    "http://192.0.2.2:5732/x, http://192.0.2.2:5732, OPEN, ''",
    "https://api.example.org, http://127.0.0.1:5732, LOOPBACK, ''",
    "postgresql://a:5432/shop, postgresql://b:5432, SAFE, ''",
    "postgresql://a:5432/shop, postgresql://b:5432, OPEN, credential.in-the-clear",
    "postgres://a/shop, postgresql://a:5432, OPEN, ''",
    "https://api.example.org, '', SAFE, ''",
  })
  void whereAnEntryMayGo(String own, String at, Destination.Way way, String refused) {
    var to = MeantFor.judged(own, new Destination(at, Destination.Whose.OWN, way));
    assertThat(MeantFor.refused("api", own, to).map(problem -> problem.code()).orElse(""))
        .isEqualTo(refused);
  }

  /// Before the record says that it was given out, and naming both addresses.
  @Test
  void nothingIsGivenForAnotherAddress() {
    var record = new ArrayList<CredentialUse>();
    var clock = new ManualClock(Instant.parse("2026-01-15T10:00:00Z"));
    try (var key = VaultKit.key("p");
        var vault = VaultKit.create(folder.resolve("vault.kdbx"), key);
        var room = new Strongroom(clock, "vault.kdbx")) {
      vault.put(
          new EntryDraft(
              "api",
              EntryType.API_TOKEN,
              Care.none(),
              Map.of("url", "https://api.example.org/"),
              Map.of("token", secret("canary-1177"))));
      room.open(
          vault, new Purpose("sense", "why", "Ann", ""), Set.of("api"), Duration.ofMinutes(15));
      var port =
          room.credentials().forRun((entry, use, by) -> record.add(use), new StreamingRedactor());
      var use = new CredentialUse("use/s1", "evil", "header X-Api-Key");
      var evil = to("https://192.0.2.2", Destination.Way.SAFE);
      var problem =
          Assertions.catchThrowableOfType(
                  ProblemException.class, () -> port.find("api", use.to(evil)))
              .problem();
      assertThat(problem.what()).contains("https://api.example.org/", "https://192.0.2.2");
      assertThat(record).isEmpty();
      port.find("api", use.to(to("http://127.0.0.1:9", Destination.Way.LOOPBACK)))
          .orElseThrow()
          .close();
      assertThat(record).singleElement().matches(one -> one.to().elsewhere());
    }
  }

  private static Destination to(String address, Destination.Way way) {
    return new Destination(address, Destination.Whose.OWN, way);
  }
}
