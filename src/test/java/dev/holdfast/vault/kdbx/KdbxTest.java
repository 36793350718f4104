package dev.holdfast.vault.kdbx;

import static dev.holdfast.vault.VaultKit.secret;
import static dev.holdfast.vault.VaultKit.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.vault.VaultKit;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What Holdfast does not know survives it.
class KdbxTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final byte[] KEY = new byte[32];
  private static final Path NAME = Path.of("x.kdbx");

  private static Kdbx again(Kdbx kdbx) {
    return Kdbx.read(NAME, kdbx.write(KEY, new SecureRandom()), KEY);
  }

  @Test
  void unknownElementsAndHeadersSurvive() {
    var custom = new byte[] {0, 1, 0x18, 1, 0, 0, 0, 'k', 2, 0, 0, 0, 'v', 'w', 0};
    var outer = new Outer(4, 1, Cipher.CHACHA20, false, VaultKit.TINY, new byte[32], custom);
    var xml = NewDocument.of("T", NOW);
    var root = xml.getDocumentElement();
    Dom.add(Dom.need(root, "Meta"), "OfTheFuture", " kept \n as it is ").setAttribute("a", "<&\"");
    var group = Dom.need(Dom.need(root, "Root"), "Group");
    Dom.add(group, "PreviousParentGroup", "x");
    var strange = Dom.add(Dom.add(group, "Strange", ""), "Inner", "");
    ProtectedValues.set(strange, secret("protected elsewhere"));

    var read = again(new Kdbx(outer, xml, List.of()));

    assertThat(read.outer().minor()).isEqualTo(1);
    assertThat(read.outer().custom()).isEqualTo(custom);
    assertThat(read.outer().gzip()).isFalse();
    var meta = Dom.need(read.xml().getDocumentElement(), "Meta");
    assertThat(Dom.text(meta, "OfTheFuture")).hasValue(" kept \n as it is ");
    assertThat(Dom.need(meta, "OfTheFuture").getAttribute("a")).isEqualTo("<&\"");
    var again = Dom.need(Dom.need(read.xml().getDocumentElement(), "Root"), "Group");
    assertThat(Dom.text(again, "PreviousParentGroup")).hasValue("x");
    var inner = Dom.need(Dom.need(again, "Strange"), "Inner");
    assertThat(shown(ProtectedValues.of(inner).orElseThrow())).isEqualTo("protected elsewhere");
    assertThat(inner.getTextContent()).isEmpty();
  }

  @Test
  void aNewerMinorVersionIsOnlyRead() {
    var outer = new Outer(4, 2, Cipher.AES_256, true, VaultKit.TINY, new byte[32], new byte[0]);
    var read = again(new Kdbx(outer, NewDocument.of("T", NOW), List.of()));
    assertThat(read.readOnly()).isPresent();
  }

  @Test
  void earlierVersionsHaveTheirSecretsAndAreLimited() {
    var kdbx = Kdbx.create("T", Cipher.AES_256, VaultKit.TINY, NOW);
    var entry = kdbx.tree().add(NOW);
    for (int i = 0; i < 15; i++) {
      if (i > 0) entry.remember(kdbx.tree().historyItems(), NOW);
      entry.secret("Password", secret("p" + i));
      entry.attach("a", secret("attached " + i));
    }
    var read = again(kdbx);
    var node = read.tree().entries().getFirst();
    assertThat(node.versions()).isEqualTo(10);
    assertThat(shown(node.secret("Password").orElseThrow())).isEqualTo("p14");
    assertThat(shown(node.attachment("a").orElseThrow())).isEqualTo("attached 14");
    var history = Dom.children(Dom.need(node.element(), "History"), "Entry");
    var newest = new EntryNode(history.getLast(), read.binaries());
    assertThat(shown(newest.secret("Password").orElseThrow())).isEqualTo("p13");
    assertThat(shown(newest.attachment("a").orElseThrow())).isEqualTo("attached 13");
    assertThat(read.binaries()).as("what nobody refers to is gone").hasSize(11);
  }

  @Test
  void aSecretIsNoTextWhileTheFileIsOpen() {
    var kdbx = Kdbx.create("T", Cipher.AES_256, VaultKit.TINY, NOW);
    var entry = kdbx.tree().add(NOW);
    entry.secret("Password", secret("canary"));
    var read = again(kdbx);
    for (var one : List.of(kdbx, read)) {
      assertThat(one.xml().getDocumentElement().getTextContent()).doesNotContain("canary");
      assertThat(one.tree().entries().getFirst().text("Password")).isEmpty();
    }
    read.close();
    var node = read.tree().entries().getFirst();
    assertThatThrownBy(() -> node.secret("Password")).isInstanceOf(IllegalStateException.class);
  }
}
