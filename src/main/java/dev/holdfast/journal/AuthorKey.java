package dev.holdfast.journal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// The Ed25519 key (RFC 8032) of one laptop, the author of its chains. People are named inside the
/// events.
public final class AuthorKey {
  private static final String ALGORITHM = "Ed25519";
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final int RAW = 32;

  private final PrivateKey key;
  private final byte[] publicRaw;

  private AuthorKey(PrivateKey key, byte[] publicRaw) {
    this.key = key;
    this.publicRaw = publicRaw;
  }

  public static AuthorKey generate() {
    try {
      var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new AuthorKey(pair.getPrivate(), raw(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /// Reads a key from its PKCS #8 and X.509 forms (RFC 8410).
  ///
  /// @throws GeneralSecurityException when one of them cannot be read or they are no pair
  static AuthorKey of(byte[] pkcs8, byte[] x509) throws GeneralSecurityException {
    var factory = KeyFactory.getInstance(ALGORITHM);
    factory.generatePublic(new X509EncodedKeySpec(x509));
    var secret = factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    var open = raw(x509);
    if (!Arrays.equals(open, raw(publicOf(secret).getEncoded()))) {
      throw new GeneralSecurityException("private and public key are no pair");
    }
    return new AuthorKey(secret, open);
  }

  /// The public key that belongs to a private one: it is made of its 32 bytes alone (RFC 8032,
  /// 5.1.5), so a generator that is given them instead of random ones makes the same pair. To sign
  /// and to verify something for that takes four times as long, at every start.
  private static PublicKey publicOf(PrivateKey secret) throws GeneralSecurityException {
    if (!(secret instanceof EdECPrivateKey key) || key.getBytes().isEmpty()) {
      throw new GeneralSecurityException("not a private key of " + ALGORITHM);
    }
    var generator = KeyPairGenerator.getInstance(ALGORITHM);
    generator.initialize(NamedParameterSpec.ED25519, new Given(key.getBytes().get()));
    return generator.generateKeyPair().getPublic();
  }

  /// Gives these bytes and is good for nothing else.
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient byte[] given;

    Given(byte[] given) {
      super(null, null);
      this.given = given;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(given, 0, bytes, 0, bytes.length);
    }
  }

  private static byte[] raw(byte[] x509) {
    return Arrays.copyOfRange(x509, x509.length - RAW, x509.length);
  }

  byte[] pkcs8() {
    return key.getEncoded();
  }

  byte[] x509() {
    return x509(publicRaw);
  }

  private static byte[] x509(byte[] raw) {
    var bytes = Arrays.copyOf(SPKI, SPKI.length + RAW);
    System.arraycopy(raw, 0, bytes, SPKI.length, RAW);
    return bytes;
  }

  /// Names the key: the first 16 hex digits of the SHA-256 of the public key's 32 bytes.
  public String id() {
    return id(publicRaw);
  }

  static String id(byte[] publicRaw) {
    return Hash.of(publicRaw).substring(0, 16);
  }

  /// The public key's 32 bytes in hex.
  public String publicHex() {
    return Hash.hex(publicRaw);
  }

  byte[] sign(byte[] message) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the author's key does not sign", e);
    }
  }

  /// Whether the owner of a public key signed exactly this message.
  static boolean verifies(String publicHex, byte[] message, byte[] signed) {
    try {
      var raw = HexFormat.of().parseHex(publicHex);
      if (raw.length != RAW) return false;
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509(raw))));
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
