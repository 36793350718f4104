package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What scripts read of the vault's commands keeps its names.
class VaultShapesTest extends VaultBench {
  @Test
  void ofEachCommand() throws IOException {
    typist.types(PASSPHRASE, PASSPHRASE);
    assertThat(terminal.at("vault", "create", "--json").json()).containsOnlyKeys("file", "vault");
    var add = given(SECRET, "vault", "add", "it", "--type", "web-login", "--json");
    assertThat(add.json()).containsOnlyKeys("entry", "type");
    var list = opened("vault", "list", "--json");
    assertThat(list.json()).containsOnlyKeys("entries");
    assertThat(list.list("entries").getFirst())
        .containsOnlyKeys(
            "name",
            "type",
            "owner",
            "lastTested",
            "expires",
            "rotateAfterUse",
            "notUnderstood",
            "keepassxcOnly",
            "twoPeople",
            "marks")
        .containsEntry("marks", List.of("never-tested"));
    var why = new String[] {"--because", "x", "--by", "Ann", "--json"};
    assertThat(opened(all("show", why)).json())
        .containsOnlyKeys(
            "entry", "type", "owner", "rotateAfterUse", "parts", "notUnderstood", "keepassxcOnly");
    assertThat(opened(all("test", why)).json())
        .containsOnlyKeys("entry", "type", "result", "said", "next", "at", "owed", "lastTested");
    assertThat(given(SECRET + "2", all("rotate", why)).json())
        .containsOnlyKeys("entry", "type", "expires", "scenario");
    var paper = folder.resolve("sheets.html").toString();
    assertThat(
            opened(
                    "vault",
                    "export",
                    "--paper",
                    paper,
                    "--by",
                    "Ann",
                    "--because",
                    "safe",
                    "--json")
                .json())
        .containsOnlyKeys("file", "holders");
    var quorum =
        with(
            Map.of("--passphrase-fd", PASSPHRASE, "--holders-fd", "{\"A\":\"a\",\"B\":\"b\"}"),
            "vault",
            "quorum",
            "--of",
            "2/2",
            "--by",
            "Ann",
            "--because",
            "on call",
            "--json");
    assertThat(quorum.json()).containsOnlyKeys("file", "set", "needed", "holders");
  }

  private static String[] all(String command, String... more) {
    var words = new java.util.ArrayList<>(List.of("vault", command, "it"));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}
