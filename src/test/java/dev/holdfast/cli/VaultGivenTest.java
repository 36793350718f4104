package dev.holdfast.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.CredentialEvents;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `vault add` and `vault rotate` take is what KeePassXC keeps, and something.
class VaultGivenTest extends VaultBench {
  private Terminal.Said bytes(byte[] secret, String... words) throws IOException {
    try (var key = new OpenDescriptor(folder, PASSPHRASE.getBytes(UTF_8));
        var given = new OpenDescriptor(folder, secret)) {
      var all = new java.util.ArrayList<>(List.of(words));
      all.addAll(List.of("--passphrase-fd", key.number, "--secret-fd", given.number));
      return terminal.at(all.toArray(String[]::new));
    }
  }

  private Object token(String name) throws IOException {
    var shown = opened("vault", "show", name, "--because", "x", "--by", "Ann", "--json");
    return Objects.requireNonNull(shown.json().get("parts"));
  }

  private void refused(Terminal.Said said, String... words) {
    assertThat(said.code()).isNotZero();
    assertThat(said.err()).contains(words);
  }

  @Test
  void aFileAsWindowsWritesItIsRead() throws IOException {
    created();
    var text = "\uFEFF" + SECRET + "\r\n";
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      var name = charset.name();
      var said = bytes(text.getBytes(charset), "vault", "add", name, "--type", "api-token");
      assertThat(said.code()).as(said.err()).isZero();
      assertThat(said.err())
          .contains(
              charset.equals(UTF_8)
                  ? "The mark of byte order (U+FEFF) before the secret was left out"
                  : "The secret was read as UTF-16");
      assertThat(token(name)).isEqualTo(Map.of("token", SECRET));
    }
  }

  @Test
  void whatKeePassXcWouldChangeIsRefused() throws IOException {
    created();
    added("pager", "api-token", "first-canary");
    for (var secret :
        List.of(
            "caf\u00e9-canary".getBytes(ISO_8859_1),
            "head\0tail".getBytes(UTF_8),
            SECRET.getBytes(UTF_16LE),
            "esc\u001b[0m".getBytes(UTF_8),
            "{\"token\":\"\uFEFFcanary\"}".getBytes(UTF_8))) {
      var why = List.of("KeePassXC would cut or change it", "iconv").toArray(String[]::new);
      refused(bytes(secret, "vault", "add", "it", "--type", "api-token"), why);
      refused(bytes(secret, "vault", "rotate", "pager", "--because", "x", "--by", "Ann"), why);
    }
    refused(
        bytes(new byte[] {-1, -2, 0, -40}, "vault", "add", "it", "--type", "api-token"),
        "broken UTF-16");
    assertThat(opened("vault", "list", "--json").list("entries")).hasSize(1);
    assertThat(token("pager")).isEqualTo(Map.of("token", "first-canary"));
  }

  @Test
  void nothingIsNoSecret() throws IOException {
    created();
    added("pager", "api-token", "first-canary");
    for (var empty : List.of("{\"token\":\"\"}", "   ", "\uFEFF", "{\"token\":\" \\t\\u200b\"}")) {
      refused(given(empty, "vault", "add", "it", "--type", "api-token"), "is empty");
      refused(given(empty, "vault", "rotate", "pager", "--because", "x", "--by", "Ann"), "empty");
    }
    var keys = "{\"access-key-id\":\"%s\",\"secret-access-key\":\"%s\",\"session-token\":\"\"}";
    refused(
        given(keys.formatted("  ", "canary"), "vault", "add", "k", "--type", "aws-keys"),
        "access-key-id is empty");
    refused(
        given(keys.formatted("AKIA", ""), "vault", "add", "k", "--type", "aws-keys"),
        "secret-access-key is empty");
    added("keys", "aws-keys", keys.formatted("AKIA", SECRET));
    assertThat(token("keys"))
        .isEqualTo(Map.of("access-key-id", "AKIA", "secret-access-key", SECRET));
  }

  @Test
  void whatWasTestedWasTestedBefore() throws IOException {
    created();
    var late = List.of("vault", "add", "it", "--type", "api-token", "--last-tested", "2099-01-01");
    var said = given(SECRET, late.toArray(String[]::new));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("--last-tested takes a day that has been");
    added("it", "api-token", SECRET, "--last-tested", "2020-01-01");
    assertThat(marks("it")).contains("stale");
  }

  @Test
  void aSecretAsANameDoesNotGetOnTheRecord() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    var said =
        opened(
            "vault", "show", "pager", "--because", "x", "--by", SECRET, "--second", "is " + SECRET);
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(record().toString()).contains("<secret:pager.token>").doesNotContain(SECRET);
  }

  /// Its clock is not the time at which a secret was seen.
  @ParameterizedTest
  @ValueSource(strings = {"show", "rotate", "test"})
  void aRehearsalIsNoIncidentOfTheVault(String what) throws Exception {
    created();
    added("pager", "api-token", SECRET);
    stage.steps("s", "- {id: q, title: Q, ask: Well?}\n");
    var id =
        terminal.at("run", stage.plan.toString(), "s", "--rehearse", "--json").text("incident");
    refused(
        opened("vault", what, "pager", "--because", "x", "--by", "Ann", "--incident", id),
        "is a rehearsal",
        "leave --incident out");
    assertThat(record(id)).noneMatch(one -> one.type().equals(CredentialEvents.REVEALED));
  }
}
