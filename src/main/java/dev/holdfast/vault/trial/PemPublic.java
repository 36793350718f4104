package dev.holdfast.vault.trial;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/// The public half of an unsealed private key in DER, as ssh writes it (RFC 4253, 5656, 8709): of
/// PKCS#1 and SEC 1, and of either within PKCS#8; Ed25519 is reckoned from its seed (RFC 8410).
final class PemPublic {
  private static final Map<String, String> CURVES =
      Map.of(
          "2a8648ce3d030107", "nistp256",
          "2b81040022", "nistp384",
          "2b81040023", "nistp521");
  private static final String ED25519 = "2b6570";
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int BITS = 0x03;
  private static final int OCTETS = 0x04;
  private static final int OID = 0x06;

  private PemPublic() {}

  /// Empty where the form does not tell it.
  static byte[] of(byte[] der) {
    try {
      return read(ByteBuffer.wrap(der), "");
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] read(ByteBuffer from, String curve) {
    var in = value(from, SEQUENCE);
    var version = bytes(value(in, INTEGER));
    int next = in.get(in.position()) & 0xff;
    if (next == SEQUENCE) return pkcs8(in);
    if (next == INTEGER) return rsa(in);
    return version.length == 1 && version[0] == 1 ? sec1(in, curve) : new byte[0];
  }

  private static byte[] pkcs8(ByteBuffer in) {
    var algorithm = value(in, SEQUENCE);
    var kind = HexFormat.of().formatHex(bytes(value(algorithm, OID)));
    var key = value(in, OCTETS);
    if (kind.equals(ED25519)) return ed25519(bytes(value(key, OCTETS)));
    return read(
        key,
        algorithm.hasRemaining() && algorithm.get(algorithm.position()) == OID
            ? HexFormat.of().formatHex(bytes(value(algorithm, OID)))
            : "");
  }

  private static byte[] rsa(ByteBuffer in) {
    var modulus = bytes(value(in, INTEGER));
    var exponent = bytes(value(in, INTEGER));
    return blob("ssh-rsa".getBytes(US_ASCII), exponent, modulus);
  }

  private static byte[] sec1(ByteBuffer in, String stated) {
    value(in, OCTETS);
    var curve = stated;
    while (in.hasRemaining()) {
      int tag = in.get(in.position()) & 0xff;
      var part = value(in, tag);
      if (tag == 0xa0) curve = HexFormat.of().formatHex(bytes(value(part, OID)));
      if (tag != 0xa1) continue;
      var point = bytes(value(part, BITS));
      var name = CURVES.getOrDefault(curve, "");
      if (name.isEmpty()) return new byte[0];
      return blob(
          ("ecdsa-sha2-" + name).getBytes(US_ASCII),
          name.getBytes(US_ASCII),
          Arrays.copyOfRange(point, 1, point.length));
    }
    return new byte[0];
  }

  private static byte[] ed25519(byte[] seed) {
    try {
      var pairs = KeyPairGenerator.getInstance("Ed25519");
      pairs.initialize(NamedParameterSpec.ED25519, new Said(seed));
      var point = ((EdECPublicKey) pairs.generateKeyPair().getPublic()).getPoint();
      var big = point.getY().toByteArray();
      var key = new byte[32];
      for (int i = 0; i < Math.min(32, big.length); i++) key[i] = big[big.length - 1 - i];
      if (point.isXOdd()) key[31] |= (byte) 0x80;
      return blob("ssh-ed25519".getBytes(US_ASCII), key);
    } catch (GeneralSecurityException e) {
      return new byte[0];
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /// Gives the generator the seed that there is.
  private static final class Said extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    Said(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
    }
  }

  private static byte[] blob(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static ByteBuffer value(ByteBuffer in, int tag) {
    if ((in.get() & 0xff) != tag) throw new IllegalArgumentException();
    int length = in.get() & 0xff;
    if (length > 0x80) {
      int count = length - 0x80;
      if (count > 3) throw new IllegalArgumentException();
      length = 0;
      for (int i = 0; i < count; i++) length = length << 8 | (in.get() & 0xff);
    }
    if (length > in.remaining()) throw new IllegalArgumentException();
    var part = in.slice(in.position(), length);
    in.position(in.position() + length);
    return part;
  }

  private static byte[] bytes(ByteBuffer part) {
    var bytes = new byte[part.remaining()];
    part.get(bytes);
    return bytes;
  }
}
