package dev.holdfast.vault.kdbx;

/// Numbers of the fields in a KDBX file's headers (KeePass, `KdbxFile.cs`).
final class Field {
  static final long MAGIC = 0xB54BFB67_9AA2D903L;

  static final int END = 0;
  static final int COMMENT = 1;
  static final int CIPHER = 2;
  static final int COMPRESSION = 3;
  static final int MASTER_SEED = 4;
  static final int TRANSFORM_SEED = 5;
  static final int TRANSFORM_ROUNDS = 6;
  static final int IV = 7;
  static final int STREAM_KEY = 8;
  static final int STREAM_START = 9;
  static final int STREAM_ID = 10;
  static final int KDF = 11;
  static final int CUSTOM = 12;

  static final int INNER_STREAM_ID = 1;
  static final int INNER_STREAM_KEY = 2;
  static final int INNER_BINARY = 3;

  private Field() {}
}
