package dev.holdfast.vault;

import java.nio.file.Path;

/// A process that saves and saves until it is killed; says after each save how many entries there
/// are now.
final class EndlessSaves {
  private EndlessSaves() {}

  public static void main(String[] arguments) {
    try (var vault = VaultKit.vaults().open(Path.of(arguments[0]), VaultKit.key("p"))) {
      for (int count = vault.entries().size(); ; ) {
        vault.put(VaultKit.token("e" + count, "x"));
        vault.save();
        count++;
        System.out.println(count);
        System.out.flush();
      }
    }
  }
}
