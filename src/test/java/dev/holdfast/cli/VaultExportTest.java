package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.vault.KeePassXc;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `vault export --to`: what KeePassXC wrote as KDBX 3.1 becomes KDBX 4 with nothing lost.
class VaultExportTest extends VaultBench {
  private static final String OLD = "an old passphrase of words";

  @Test
  void anOldFileOpensReadOnlyAndIsConverted() throws Exception {
    var xc = KeePassXc.in(folder);
    var old = folder.resolve("old.kdbx");
    var make = List.of(xc.programName(), "db-create", "-q", "-p", "-t", "100", old.toString());
    xc.exec(make, OLD, OLD).good();
    xc.run("add", old, List.of("-p", "--username=u", "one"), OLD, "pw-old").good();
    xc.run("edit", old, List.of("--username=v", "one"), OLD).good();
    var attached = Files.write(folder.resolve("a.bin"), new byte[] {9, 8, 7});
    xc.run("attachment-import", old, List.of("one", "a.bin", attached.toString()), OLD).good();
    var before = Files.readAllBytes(old);
    assertThat(before[10]).as("KDBX major version").isEqualTo((byte) 3);
    typist.types(OLD);
    var list = terminal.at("vault", "list", "--vault", old.toString(), "--json");
    assertThat(list.list("entries")).hasSize(1);
    assertThat(list.err()).contains("KDBX 3.1", "vault export --to");
    typist.types(OLD);
    var add =
        terminal.at("vault", "add", "x", "--type", "text", "--vault", old.toString(), "--json");
    assertThat(add.json().get("problem")).asString().contains("vault.read-only");
    var next = folder.resolve("new.kdbx");
    typist.types(OLD);
    var made =
        terminal.at(
            "vault", "export", "--vault", old.toString(), "--to", next.toString(), "--json");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(Files.readAllBytes(old)).isEqualTo(before);
    assertThat(Files.readAllBytes(next)[10]).isEqualTo((byte) 4);
    var shown = xc.run("show", next, List.of("-s", "one"), OLD).good();
    assertThat(shown).contains("UserName: v", "Password: pw-old");
    var out = folder.resolve("b.bin");
    xc.run("attachment-export", next, List.of("one", "a.bin", out.toString()), OLD).good();
    assertThat(out).hasBinaryContent(new byte[] {9, 8, 7});
    typist.types(OLD);
    var over = terminal.at("vault", "export", "--vault", next.toString(), "--to", old.toString());
    assertThat(over.code()).isEqualTo(1);
    typist.types(OLD);
    var again =
        terminal.at(
            "vault", "export", "--vault", next.toString(), "--to", folder + "/c.kdbx", "--json");
    assertThat(again.json().get("problem")).asString().contains("vault.modern");
  }
}
