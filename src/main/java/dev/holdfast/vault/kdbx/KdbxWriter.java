package dev.holdfast.vault.kdbx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.linguafranca.pwdb.hashedblock.HmacBlockOutputStream;
import org.linguafranca.pwdb.kdbx.KdbxSerializer;
import org.linguafranca.pwdb.security.Encryption;

/// Encrypts with the library's parts. The header is ours: the library's drops public custom data
/// and always says 4.0.
final class KdbxWriter {
  private static final int CHACHA20_STREAM = 3;
  private final SecureRandom random;

  KdbxWriter(SecureRandom random) {
    this.random = random;
  }

  byte[] write(Kdbx content, byte[] composite) {
    var old = content.outer();
    var salt = fresh(32);
    var outer = new Outer(4, old.minor(), old.cipher(), old.gzip(), old.kdf(), salt, old.custom());
    var header = new CappedHeader(outer);
    header.setMasterSeed(fresh(32));
    header.setEncryptionIv(fresh(outer.cipher().ivLength()));
    header.setInnerRandomStreamKey(fresh(64));
    header.setInnerRandomStreamId(CHACHA20_STREAM);
    header.setCompressionFlags(outer.gzip() ? Outer.GZIP_FLAG : 0);
    content.tree().dropUnusedBinaries();
    for (var binary : content.binaries()) {
      var all = ByteBuffer.allocate(binary.bytes().length + 1);
      header.addBinary(all.put((byte) binary.flags()).put(binary.bytes()).array());
    }
    try {
      return encrypt(content, header, outer, composite);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      header.wipe();
    }
  }

  private byte[] fresh(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] encrypt(Kdbx content, CappedHeader header, Outer outer, byte[] composite)
      throws IOException {
    var file = new ByteArrayOutputStream();
    var head = head(header, outer);
    header.setHeaderBytes(head);
    header.setHeaderHash(Preflight.sha256(head));
    var hmacKey = header.getHmacKey(CappedHeader.credentials(composite));
    file.writeBytes(head);
    file.writeBytes(header.getHeaderHash());
    file.writeBytes(headerMac(hmacKey, head));
    var blocks = new HmacBlockOutputStream(hmacKey, file, true);
    var encrypted = header.createEncryptedStream(composite, blocks);
    try (var plain = outer.gzip() ? new GZIPOutputStream(encrypted) : encrypted) {
      KdbxSerializer.writeInnerHeader(header, plain);
      document(content, header, plain);
    }
    return file.toByteArray();
  }

  private static void document(Kdbx content, CappedHeader header, OutputStream plain)
      throws IOException {
    ProtectedValues.seal(content.xml(), header.getInnerStreamEncryptor());
    try {
      Dom.write(content.xml(), plain);
    } finally {
      ProtectedValues.clear(content.xml());
    }
  }

  private static byte[] head(CappedHeader header, Outer outer) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(KdfDictionary.little(8).putLong(Field.MAGIC).array());
    out.writeBytes(
        KdfDictionary.little(4).putShort((short) outer.minor()).putShort((short) 4).array());
    put(out, Field.CIPHER, KdfDictionary.bytes(outer.cipher().uuid()));
    put(out, Field.COMPRESSION, KdfDictionary.little(4).putInt(outer.gzip() ? 1 : 0).array());
    put(out, Field.MASTER_SEED, header.getMasterSeed());
    put(out, Field.IV, header.getEncryptionIv());
    put(out, Field.KDF, KdfDictionary.write(outer.kdf(), outer.salt()));
    if (outer.custom().length > 0) put(out, Field.CUSTOM, outer.custom());
    put(out, Field.END, new byte[] {'\r', '\n', '\r', '\n'});
    return out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, int type, byte[] value) {
    out.write(type);
    out.writeBytes(KdfDictionary.little(4).putInt(value.length).array());
    out.writeBytes(value);
  }

  private static byte[] headerMac(byte[] hmacKey, byte[] head) {
    var number = new byte[8];
    Arrays.fill(number, (byte) 0xff);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Encryption.transformHmacKey(hmacKey, number), "HmacSHA256"));
      return mac.doFinal(head);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
