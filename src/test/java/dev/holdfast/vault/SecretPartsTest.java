package dev.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a credential by itself is taken out by itself, and nothing else of a secret is.
class SecretPartsTest {
  private static String said(String name, String secret, String output) {
    var redactor = SecretParts.redactor();
    try (var whole = VaultKit.secret(secret)) {
      redactor.learn(name, whole);
    }
    return redactor.mask(output);
  }

  private static void hidden(String name, String secret, String... parts) {
    for (var part : parts) {
      assertThat(said(name, secret, "first " + part + " then"))
          .as("%s of %s", part, secret)
          .isEqualTo("first <secret:" + name + "> then");
    }
  }

  private static void shown(String name, String secret, String... parts) {
    for (var part : parts) assertThat(said(name, secret, part)).as(secret).isEqualTo(part);
  }

  @Test
  void aCodeOfAList() {
    var name = "codes.recovery-codes";
    hidden(name, "1. codeone-canary11\n2. codetwo-canary22", "codetwo-canary22");
    hidden(name, "codeone-canary11 codetwo-canary22", "codeone-canary11", "codetwo-canary22");
    hidden(name, "48213\n55121\n90871", "48213", "90871");
    hidden(name, "48213 55121, 90871", "48213", "90871");
    hidden(name, "a1b2c-d3e4f\n(2) f1b2c-d3e4f", "f1b2c-d3e4f", "f1b2cd3e4f");
    hidden(name, "[\"a1b2c-d3e4f\", \"f1b2c-d3e4f\"]", "f1b2c-d3e4f");
    hidden(name, "alpha bravo\ncharlie delta", "charlie delta");
    hidden(name, "GH123 a1b2c-d3e4f\nGH123 f1b2c-d3e4f", "f1b2c-d3e4f");
    hidden("notes.text", "1. codeone-canary11\n2. codetwo-canary22", "codetwo-canary22");
  }

  @Test
  void whatStandsBesideCodes() {
    shown(
        "codes.recovery-codes",
        "Codes of github.com, ann@example.com, 2026-11-23\n1. 48213 55121\n2. 4821 5512 alpha",
        "alpha",
        "4821",
        "2026-11-23",
        "github.com",
        "Codes",
        "1. 2. 12");
    shown("c.recovery-codes", "GH123 a1b2c-d3e4f\nGH123 f1b2c-d3e4f", "GH123");
  }

  @Test
  void theCredentialsOfAKubeconfig() {
    var key = "-----BEGIN KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK\n-----END KEY-----\n";
    var inBase64 = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    var kubeconfig =
        """
        apiVersion: v1
        clusters:
        - cluster: {server: "https://kube.example.com:6443"}
          name: production
        users:
        - name: operator
          user:
            username: operator
            password: "pw, it's\\u0020canary"
            token: abcdef.0123456789
            client-key-data: %s
            exec:
              env:
              - name: AWS_ACCESS_KEY_ID
                value: AKIAIOSFODNN7EXAMPLE
              - name: AWS_SECRET_ACCESS_KEY
                value: wJalrXUtnFEMI/K7
        """
            .formatted(inBase64);
    hidden(
        "kube.kubeconfig",
        kubeconfig,
        "pw, it's canary",
        "abcdef.0123456789",
        inBase64,
        "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK",
        "wJalrXUtnFEMI/K7");
    shown(
        "kube.kubeconfig",
        kubeconfig,
        "operator on production at https://kube.example.com:6443",
        "AKIAIOSFODNN7EXAMPLE",
        "username");
  }

  @Test
  void theCredentialsOfDocumentsAndSettings() {
    var name = "it.text";
    var json =
        "{\"client_id\": \"holdfast-web\", \"client_secret\": \"cs-Canary-1\","
            + " \"token_uri\": \"https://id.example.com/t\", \"backup_codes\": [\"8821-9911\"]}";
    hidden(name, json, "cs-Canary-1", "8821-9911");
    shown(name, json, "holdfast-web", "https://id.example.com/t", "client_secret");
    var env =
        "# of the shop\nexport DB_USER=shopkeeper\nDB_PASSWORD='p w$Canary' # new\nAPI_KEY=k-1=\n";
    hidden(name, env, "p w$Canary");
    shown(name, env, "shopkeeper", "DB_PASSWORD");
    hidden(name, "aws_secret_access_key = wJal/K7\nregion=eu-west-1", "wJal/K7");
    shown(name, "aws_secret_access_key = wJal/K7\nregion=eu-west-1", "eu-west-1");
    hidden(name, "Server=db1;User Id=app;Password=c4nary;Timeout=3", "c4nary");
    hidden(name, "host=db1 password=c4nary dbname=shop", "c4nary");
    shown(name, "host=db1 password=c4nary dbname=shop", "dbname=shop at db1");
    hidden(name, "postgres://app:c%40nary@db/shop", "c%40nary", "c@nary");
    hidden(name, "url: postgres://app:c4nary@db/shop\n", "c4nary");
    hidden(name, "db:5432:*:app:c\\:nary1", "c:nary1");
    hidden(name, "machine h\nlogin ann\npassword c4nary\n", "c4nary");
    hidden(name, "<s><user>ann</user><password>c4nary&amp;1</password></s>", "c4nary&1");
    hidden(name, "{\"auths\":{\"r\":{\"auth\":\"YW5uOmM0bmFyeS0yMg==\"}}}", "c4nary-22");
    hidden(name, "SecretString: '{\"password\": \"c4nary\"}'", "c4nary");
  }

  @Test
  void aTokenWithoutWhatStandsBeforeIt() {
    var name = "it.token";
    hidden(name, "Bearer c4nary", "c4nary");
    assertThat(said(name, " c4nary ", "(c4nary)")).isEqualTo("(<secret:it.token>)");
    hidden(name, "\uFEFFc4nary", "c4nary", "\uFEFFc4nary");
    hidden(name, "\uFEFFc4nary-1\nc4nary-2\n", "c4nary-1", "c4nary-2");
    hidden(name, "Authorization: Bearer c4nary", "c4nary");
    hidden(name, "Basic YW5uOmM0bmFyeS0yMg==", "YW5uOmM0bmFyeS0yMg==", "c4nary-22");
    hidden(name, "AC0012:c4nary-22", "c4nary-22");
    hidden("it.otp", "otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ&issuer=b", "GEZDGNBVGY3TQOJQ");
  }

  /// The limits that the manual names.
  @Test
  void whatIsTooShortToStandByItself() {
    shown("it.text", "PASSWORD=admin\nTOKEN=${TOKEN}\nPIN=4821", "admin", "${TOKEN}", "4821");
    hidden("it.text", "PASSWORD=admin1\nPIN=48213", "admin1", "48213");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD",
        "clientSecret",
        "refresh-token",
        "api_key",
        "AccountKey",
        "PGPASSWORD",
        "APIKey",
        "password2",
        "secret_key_base",
        "Passwort"
      })
  void namesOfCredentials(String name) {
    assertThat(CredentialName.is(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token_uri", "private_key_id", "passwordFile", "secretName", "AWS_ACCESS_KEY_ID", "user",
        "bypass", "public_key", "token-lifetime", "client-certificate-data", "", "key"
      })
  void namesOfOtherThings(String name) {
    assertThat(CredentialName.is(name)).isFalse();
  }

  /// Each unfit letter begins a search; none of them may read the rest of the text.
  @Test
  void aLongTextIsReadOnce() {
    for (var piece : List.of("a-", "a:", "a ", "token=", "<a>", "a=b;", "1. a1\n", "x://")) {
      try (var whole = Secret.copyOf(piece.repeat(60_000).getBytes(StandardCharsets.UTF_8))) {
        SecretParts.of("it.text", whole).forEach(Secret::close);
        SecretParts.of("it.recovery-codes", whole).forEach(Secret::close);
      }
    }
  }
}
