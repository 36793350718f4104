package dev.holdfast.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.Care;
import dev.holdfast.vault.EntryDraft;
import dev.holdfast.vault.EntryType;
import dev.holdfast.vault.VaultKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/// A secret of each type of entry that is found wherever it turns up.
final class Canaries {
  private static final String SEED = "KNWWCZ3MEBRWC3TBOJ4Q";
  private final Map<String, String> values = new LinkedHashMap<>();

  Canaries(Path folder) {
    int number = folder.hashCode() & 0xffff;
    for (var type : EntryType.values()) {
      var id = type.id();
      values.put(id, "kanarie-" + id + "-" + number + "/+&\"'\\x=%");
    }
    values.put("kubeconfig", "users:\n- name: ops\n  token: kanarie-kube-" + number + "\n");
    values.put("recovery-codes", "kanarie-one-" + number + "\nkanarie-two-" + number + "\n");
    values.put("totp", SEED);
  }

  String value(String type) {
    return values.getOrDefault(type, "");
  }

  void vault(Path file, String passphrase) throws IOException {
    Files.createDirectories(file.getParent());
    try (var key = VaultKit.key(passphrase);
        var vault = VaultKit.create(file, key)) {
      for (var type : EntryType.values()) vault.put(draft(type));
      vault.put(
          new EntryDraft(
              "canary-role",
              EntryType.AWS_ROLE,
              Care.none(),
              Map.of(
                  "role-arn", "arn:aws:iam::123456789012:role/recovery",
                  "source", "canary-aws-keys"),
              Map.of("external-id", secret(value("aws-role").replaceAll("[^a-z0-9-]", "")))));
      vault.save();
    }
  }

  private EntryDraft draft(EntryType type) {
    var plain = new LinkedHashMap<String, String>();
    var secrets = new LinkedHashMap<String, Secret>();
    for (var part : type.parts()) {
      if (!part.isRequired() && !part.id().equals("user")) continue;
      if (part.isSecret()) secrets.put(part.id(), secret(value(type.id())));
      else plain.put(part.id(), part.id().equals("user") ? "ops" : "AKIDKANARIE000000");
    }
    return new EntryDraft("canary-" + type.id(), type, Care.none(), plain, secrets);
  }

  private static Secret secret(String text) {
    return Secret.copyOf(text.getBytes(UTF_8));
  }

  /// What a look for them looks for: each line raw, in base64 and in hex.
  List<String> forms() {
    var forms = new ArrayList<String>();
    values.forEach(
        (type, value) ->
            value
                .lines()
                .map(String::strip)
                .filter(line -> line.contains("kanarie") || line.equals(SEED))
                .forEach(
                    line -> {
                      var core = line.replaceFirst("^token: ", "");
                      forms.add(core);
                      forms.add(core.replaceAll("[/+&\"'\\\\%=].*", ""));
                      var bytes = core.getBytes(UTF_8);
                      forms.add(
                          Base64.getEncoder()
                              .withoutPadding()
                              .encodeToString(bytes)
                              .substring(0, 16));
                      forms.add(HexFormat.of().formatHex(bytes));
                    }));
    return forms;
  }

  /// No file under the folder holds one, but the vault, which is sealed.
  void assertNowhere(Path folder) throws IOException {
    var forms = forms();
    var found = new ArrayList<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        for (var form : forms) if (text.contains(form)) found.add(file + " holds " + form);
      }
    }
    Assertions.assertThat(found).isEmpty();
  }
}
