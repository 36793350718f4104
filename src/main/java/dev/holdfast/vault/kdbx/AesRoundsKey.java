package dev.holdfast.vault.kdbx;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// KeePass's AES rounds. Encrypting the same block over and over is CBC over zeros with that block
/// as the start, which the JDK does in hardware; the library's way takes a minute where this takes
/// a second.
final class AesRoundsKey {
  private static final int CHUNK = 1 << 16;

  private AesRoundsKey() {}

  static byte[] derive(long rounds, byte[] seed, byte[] composite) throws GeneralSecurityException {
    var both = new byte[32];
    half(rounds, seed, composite, both, 0);
    half(rounds, seed, composite, both, 16);
    try {
      return MessageDigest.getInstance("SHA-256").digest(both);
    } finally {
      Arrays.fill(both, (byte) 0);
    }
  }

  private static void half(long rounds, byte[] seed, byte[] composite, byte[] out, int at)
      throws GeneralSecurityException {
    var block = Arrays.copyOfRange(composite, at, at + 16);
    if (rounds > 0) {
      var cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(seed, "AES"), new IvParameterSpec(block));
      var zeros = new byte[CHUNK];
      var result = new byte[CHUNK];
      for (long left = rounds; left > 0; ) {
        int blocks = (int) Math.min(left, CHUNK / 16);
        int length = cipher.update(zeros, 0, blocks * 16, result, 0);
        System.arraycopy(result, length - 16, block, 0, 16);
        left -= blocks;
      }
    }
    System.arraycopy(block, 0, out, at, 16);
  }
}
