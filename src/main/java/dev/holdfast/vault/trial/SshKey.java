package dev.holdfast.vault.trial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/// What can be read of a private key: OpenSSH's own form (`PROTOCOL.key` of its source) and the PEM
/// forms of PKCS#1, SEC 1 and PKCS#8.
///
/// @param kind such as `ssh-ed25519`
/// @param sealed whether a passphrase is needed to go on
/// @param publicKey as ssh writes it; empty where the form does not tell it
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record SshKey(String kind, boolean sealed, byte[] publicKey) {
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN ([A-Z ]*PRIVATE KEY)-----\\s*(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final String MAGIC = "openssh-key-v1\0";

  /// @throws IllegalArgumentException when it is none
  static SshKey parse(byte[] text) {
    var found = PEM.matcher(new String(text, ISO_8859_1));
    if (!found.find()) throw new IllegalArgumentException();
    var label = found.group(1);
    var body = found.group(2);
    boolean proc = body.contains("ENCRYPTED");
    if (proc) body = body.replaceAll("(?m)^[A-Za-z-]+:.*$", "");
    var bytes = Base64.getMimeDecoder().decode(body);
    try {
      if (label.equals("OPENSSH PRIVATE KEY")) return openSsh(bytes);
      boolean sealed = proc || label.startsWith("ENCRYPTED");
      if (!proc) der(bytes);
      var publicKey = sealed ? new byte[0] : PemPublic.of(bytes);
      return new SshKey(label.replace("PRIVATE KEY", "").strip() + " key", sealed, publicKey);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static SshKey openSsh(byte[] bytes) {
    try {
      var in = ByteBuffer.wrap(bytes);
      var magic = new byte[MAGIC.length()];
      in.get(magic);
      if (!new String(magic, US_ASCII).equals(MAGIC)) throw new IllegalArgumentException();
      var cipher = new String(part(in), US_ASCII);
      part(in);
      part(in);
      if (in.getInt() != 1) throw new IllegalArgumentException();
      var publicKey = part(in);
      var rest = part(in);
      var kind = new String(part(ByteBuffer.wrap(publicKey)), US_ASCII);
      boolean sealed = !cipher.equals("none");
      if (!sealed) whole(ByteBuffer.wrap(rest), kind);
      return new SshKey(kind, sealed, publicKey);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// The same random number twice says that the private part is what was written.
  private static void whole(ByteBuffer rest, String kind) {
    int check = rest.getInt();
    if (check != rest.getInt()) throw new IllegalArgumentException();
    if (!new String(part(rest), US_ASCII).equals(kind)) throw new IllegalArgumentException();
  }

  private static byte[] part(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) throw new IllegalArgumentException();
    var bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /// One DER sequence that ends where the bytes do.
  private static void der(byte[] bytes) {
    if (bytes.length < 4 || bytes[0] != 0x30) throw new IllegalArgumentException();
    int first = bytes[1] & 0xff;
    int at = 2;
    int length = first;
    if (first > 0x80) {
      int count = first - 0x80;
      if (count > 3 || bytes.length < 2 + count) throw new IllegalArgumentException();
      length = 0;
      for (int i = 0; i < count; i++) length = length << 8 | (bytes[at++] & 0xff);
    }
    if (at + length != bytes.length) throw new IllegalArgumentException();
  }
}
