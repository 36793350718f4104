package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.vault.OtherPrograms;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Nothing that another program put into an entry is passed over in silence.
class VaultUnclearTest extends VaultBench {
  @Test
  void listAndShowSayWhatIsNotUnderstood() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    OtherPrograms.edit(
        vault(),
        PASSPHRASE,
        "pager",
        node -> {
          node.text("holdfast.two-people", "ja");
          node.text("holdfast.expires", "01.02.2020");
          node.text("Notes", "ask Ben");
        });
    assertThat(marks("pager")).contains("not-understood");
    var list = opened("vault", "list").out();
    assertThat(list)
        .contains("not understood: holdfast.two-people says 'ja'")
        .contains("not understood: holdfast.expires says '01.02.2020'")
        .contains("in KeePassXC only: notes");
    var alone = opened("vault", "show", "pager", "--because", "x", "--by", "Ann", "--json");
    assertThat(alone.json().get("problem")).asString().contains("vault.two-people");
    var both = opened("vault", "show", "pager", "--because", "x", "--by", "Ann", "--second", "Ben");
    assertThat(both.code()).as(both.err()).isZero();
    assertThat(both.out()).contains("not understood: holdfast.expires", "in KeePassXC only: notes");
  }

  @Test
  void aReferenceIsShownAsWhatItIs() throws IOException {
    created();
    added("pager", "api-token", SECRET);
    OtherPrograms.edit(
        vault(), PASSPHRASE, "pager", node -> node.text("Password", "{REF:P@T:other}"));
    var show = opened("vault", "show", "pager", "--because", "x", "--by", "Ann");
    assertThat(show.code()).as(show.err()).isZero();
    assertThat(show.out()).contains("a reference to another entry").doesNotContain("REF:");
    var test = opened("vault", "test", "pager", "--because", "x", "--by", "Ann", "--json");
    assertThat(test.json().get("problem")).asString().contains("vault.not-understood");
  }
}
