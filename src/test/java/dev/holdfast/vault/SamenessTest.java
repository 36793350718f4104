package dev.holdfast.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.peers.Peer;
import dev.holdfast.vault.trial.KeyIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever has a secret has it in every spelling.
class SamenessTest {
  @TempDir Path folder;

  private boolean had(EntryType type, String part, String first, String then) throws IOException {
    var file = folder.resolve(String.valueOf(System.identityHashCode(new Object())) + ".kdbx");
    try (var key = VaultKit.key("open it");
        var vault = VaultKit.create(file, key);
        var value = VaultKit.secret(then)) {
      vault.put(draft(type, part, first));
      boolean now = vault.had("it", part, value);
      // what the file's history forgot is known by its hashes
      for (int i = 0; i < 12; i++) vault.put(draft(type, part, other(type, i)));
      assertThat(vault.had("it", part, value)).as("later").isEqualTo(now);
      return now;
    }
  }

  private static String other(EntryType type, int i) {
    return type == EntryType.TOTP ? "MFRGGZDFMZTWQ2L" + (char) ('A' + i) : "another-thing-" + i;
  }

  private static EntryDraft draft(EntryType type, String part, String value) {
    return new EntryDraft("it", type, Care.none(), Map.of(), Map.of(part, VaultKit.secret(value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "gezd gnbv gy3t qojq",
        "GEZDGNBVGY3TQOJQ====",
        "otpauth://totp/other?secret=gezdgnbvgy3tqojq&issuer=x",
        "otpauth://totp/o?digits=8&secret=GEZDGNBVGY3TQOJQ%3D&algorithm=SHA256",
        "GEZDGNBVGY3TQOJQAAAAA",
        "otpauth://totp/o?secret=GEZDGNBV%20GY3TQOJQ&digits=6"
      })
  void aSeedIsItsBytes(String again) throws IOException {
    assertThat(had(EntryType.TOTP, "otp", "GEZDGNBVGY3TQOJQ", again)).isTrue();
  }

  @Test
  void anotherSeedIsNew() throws IOException {
    assertThat(had(EntryType.TOTP, "otp", "GEZDGNBVGY3TQOJQ", "HEZDGNBVGY3TQOJQ")).isFalse();
  }

  @Test
  void aTextIsWhatServicesTakeOfIt() throws IOException {
    var token = EntryType.API_TOKEN;
    for (var again :
        List.of("tok-1 ", "\ttok-1\r\n", "\u00a0tok-1\u200b", "Bearer tok-1", "\uff54ok-1")) {
      assertThat(had(token, "token", "tok-1", again)).as(again).isTrue();
    }
    assertThat(had(token, "token", "tok-1", "tok-2")).isFalse();
    assertThat(had(token, "token", "tok-1 ", "tok-1")).isTrue();
  }

  @Test
  void anyCodeOfAListIsKnownStill() throws IOException {
    var codes = EntryType.RECOVERY_CODES;
    var first = "GitHub recovery codes\n1. a1b2c-d3e4f\n2. 11223-44556";
    for (var again :
        List.of(
            "11223-44556\na1b2c-d3e4f",
            "A1B2C D3E4F",
            "99999-88888, 1122344556",
            "1: zzzzz-99999\n2: a1b2c-d3e4f")) {
      assertThat(had(codes, "recovery-codes", first, again)).as(again).isTrue();
    }
    assertThat(
            had(
                codes,
                "recovery-codes",
                first,
                "GitHub recovery codes\n1. f1b2c-d3e4f\n2. 21223-44556"))
        .isFalse();
  }

  @Test
  void codesOfWordsAndInBracketsAreCodes() throws IOException {
    var codes = EntryType.RECOVERY_CODES;
    assertThat(had(codes, "recovery-codes", "123456\n654321", "(1) 654321\n(2) 123456")).isTrue();
    var words = "alpha bravo\ncharlie delta\necho foxtrot";
    var turned = "echo foxtrot\nalpha bravo\ncharlie delta";
    assertThat(had(codes, "recovery-codes", words, turned)).isTrue();
    assertThat(had(codes, "recovery-codes", words, "golf hotel\nindia juliett")).isFalse();
  }

  @Test
  void aDocumentIsWhatStandsInIt() throws IOException {
    var text = EntryType.TEXT;
    var part = "text";
    assertThat(had(text, part, "{\"b\":1,\"a\":\"x\"}", "{ \"a\": \"x\",\n  \"b\": 1 }")).isTrue();
    assertThat(had(text, part, "{\"a\":\"x\"}", "{\"a\":\"y\"}")).isFalse();
  }

  /// By the parts that the redactor knows.
  @Test
  void aCredentialOfADocumentOrOfSettingsIsOneByItself() throws IOException {
    var text = EntryType.TEXT;
    var first = "{\"client_id\": \"web\", \"client_secret\": \"cs-Canary-1\"}";
    for (var again :
        List.of(
            "{\"client_id\": \"other\", \"client_secret\": \"cs-Canary-1\"}",
            "CLIENT_SECRET=cs-Canary-1\nX=2",
            "cs-Canary-1",
            "Bearer cs-Canary-1 ")) {
      assertThat(had(text, "text", first, again)).as(again).isTrue();
    }
    assertThat(had(text, "text", "DB_PASSWORD=one-1\nDB_HOST=db", "DB_PASSWORD=two-2\nDB_HOST=db"))
        .isFalse();
    assertThat(had(text, "text", "1. server-01\npassword: one-1", "1. server-01\npassword: two-2"))
        .isFalse();
    var codes = EntryType.RECOVERY_CODES;
    assertThat(had(codes, "recovery-codes", "48213 55121 90871", "90871\n11223")).isTrue();
    assertThat(had(codes, "recovery-codes", "GH123 48213\nGH123 55121", "GH123 48214\nGH123 55122"))
        .isFalse();
  }

  @Test
  void whatAKubeconfigHandsToAProgramIsACredential() throws IOException {
    var first =
        """
        users:
        - user:
            exec:
              env:
              - name: AWS_REGION
                value: us-east-1
              - name: AWS_SECRET_ACCESS_KEY
                value: abcdef.0123456789
        """;
    var kube = EntryType.KUBECONFIG;
    assertThat(had(kube, "kubeconfig", first, "# again\n" + first)).isTrue();
    assertThat(had(kube, "kubeconfig", first, first.replace("abcdef", "fedcba"))).isFalse();
  }

  /// A password may hold what quotes and commas end elsewhere.
  @Test
  void aPasswordInAKubeconfigIsItsWholeText() throws IOException {
    var first = "users:\n- user:\n    username: ops\n    password: \"a b, it's }\\\"\\\"c\"\n";
    var again = "users:\n- user: {password: 'a b, it''s }\"\"c'}\n";
    var other = "users:\n- user: {password: 'a b, it''s }\"\"d'}\n";
    var kube = EntryType.KUBECONFIG;
    assertThat(had(kube, "kubeconfig", first, again)).isTrue();
    assertThat(had(kube, "kubeconfig", first, other)).isFalse();
  }

  @Test
  void aKeyInAKubeconfigIsItsPair() throws Exception {
    var pem = made("k1", "-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "");
    var other = again("k1", "-m", "PKCS8", "-P", "", "-N", "");
    assertThat(other).isNotEqualTo(pem);
    var kube = EntryType.KUBECONFIG;
    assertThat(had(kube, "kubeconfig", withKey(pem), withKey(other))).isTrue();
  }

  private static String withKey(String pem) {
    var data = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
    return "users:\n- user:\n    client-key-data: " + data + "\n";
  }

  @Test
  void aKubeconfigIsItsCredentials() throws IOException {
    var first = "users:\n- name: ops\n  user:\n    token: abcdef.0123456789\n";
    var kube = EntryType.KUBECONFIG;
    for (var again :
        List.of(
            first + "# again\n",
            "{\"users\": [{\"name\": \"x\", \"user\": {\"token\": \"abcdef.0123456789\"}}]}",
            "users:\n- user:\n    token: >-\n      abcdef.0123456789\n",
            "users:\n- user:\n    token: \"\\u0061bcdef\\x2e0123456789\"\n",
            "users:\n- user:\n    token: \"abcdef.\\\n      0123456789\"\n",
            "users:\n- user:\n    ? token\n    : 'abcdef.0123456789'\n",
            "users:\n- user:\n    \"t\\u006fken\": |\n      abcdef.0123456789\n",
            "x: &t abcdef.0123456789\nusers:\n- user:\n    token: *t\n",
            "users:\n- user: {token: !!str abcdef.0123456789}\n- user: {token: tok-two}\n",
            "users:\n- user:\n    token: !!binary YWJjZGVmLjAxMjM0NTY3ODk=\n",
            "--- {}\n---\nusers:\n- user:\n    token: abcdef.0123456789\n    token: b-other\n",
            "users: [\n  token: abcdef.0123456789")) {
      assertThat(had(kube, "kubeconfig", first, again)).as(again).isTrue();
    }
    assertThat(had(kube, "kubeconfig", first, first.replace("abcdef", "fedcba"))).isFalse();
  }

  private String made(String name, String... more) throws IOException, InterruptedException {
    var file = folder.resolve(name);
    var all = new ArrayList<>(List.of("-q", "-f", file.toString()));
    all.addAll(List.of(more));
    keygen(all);
    return Files.readString(file);
  }

  private String again(String name, String... more) throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of("-q", "-p", "-f", folder.resolve(name).toString()));
    all.addAll(List.of(more));
    keygen(all);
    return Files.readString(folder.resolve(name));
  }

  private static void keygen(List<String> words) throws IOException, InterruptedException {
    var all = new ArrayList<String>();
    all.add(Peer.program("ssh-keygen", "install openssh-client").toString());
    all.addAll(words);
    assertThat(new ProcessBuilder(all).start().waitFor()).isZero();
  }

  /// Another passphrase, another form, none: one key.
  @Test
  void aKeyIsItsPair() throws Exception {
    for (var kind : List.of("ed25519", "ecdsa", "rsa")) {
      var first = made(kind, "-t", kind, "-N", "");
      var sealed = again(kind, "-P", "", "-N", "another one");
      var open = again(kind, "-P", "another one", "-N", "");
      var forms = new ArrayList<>(List.of(sealed, open));
      if (!kind.equals("ed25519")) {
        forms.add(again(kind, "-N", "", "-m", "PEM"));
        forms.add(again(kind, "-N", "", "-m", "PKCS8"));
        var hidden = again(kind, "-P", "", "-N", "third one", "-m", "PKCS8");
        assertThat(VaultKit.secret(hidden).use(KeyIdentity::sealedWhole)).isTrue();
      }
      for (var form : forms) {
        assertThat(had(EntryType.SSH_KEY, "private-key", first, form)).as(form).isTrue();
        assertThat(had(EntryType.SSH_KEY, "private-key", form, first)).as(form).isTrue();
      }
      var next = made(kind + "-2", "-t", kind, "-N", "");
      assertThat(had(EntryType.SSH_KEY, "private-key", first, next)).isFalse();
    }
  }

  /// RFC 8410, 10.3: a seed in PKCS#8, and its public half in 10.1.
  @Test
  void anEd25519SeedTellsItsPair() {
    var pem =
        """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
        -----END PRIVATE KEY-----
        """;
    var spki =
        java.util.Base64.getDecoder()
            .decode("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");
    assertThat(VaultKit.secret(pem).use(KeyIdentity::of).orElseThrow())
        .endsWith(java.util.Arrays.copyOfRange(spki, 12, 44));
  }
}
