package dev.holdfast.plan;

/// Reads how stores are backed up, what finds their recovery points, and what measures a loss.
final class BackupReader {
  private BackupReader() {}

  static Paper.Backup backup(YamlMap map) {
    return new Paper.Backup(
        map.id("id"),
        map.text("of"),
        map.text("title"),
        map.text("kind"),
        map.optionalText("at"),
        map.texts("keep", map.optional("keep")),
        map.optionalText("restores"),
        map.optionalDuration("lag"),
        map.optionalId("target"),
        map.optionalText("where"),
        map.optionalText("storage-class"),
        map.optionalId("needs"),
        map.objects("copies", "copy", BackupReader::copy),
        map.textList("lifecycle"),
        map.optionalText("script"),
        map.values("settings"),
        map.objects("points", "point-use", BackupReader::points),
        map.objects("restored-by", "restore", BackupReader::restore),
        map.optionalText("note"),
        map.source(),
        map.at());
  }

  private static Paper.Copy copy(YamlMap map) {
    return new Paper.Copy(map.text("kind"), map.optionalId("target"), map.text("where"));
  }

  private static Paper.PointUse points(YamlMap map) {
    return new Paper.PointUse(
        map.text("read"),
        map.optionalId("target"),
        map.values("with"),
        map.optionalLasting("every"),
        map.optionalLasting("timeout"),
        map.at());
  }

  private static Paper.Restore restore(YamlMap map) {
    return new Paper.Restore(map.text("step"), map.optionalId("target"), map.values("with"));
  }

  static Paper.Marker marker(YamlMap map) {
    var of = map.text("of");
    var title = map.optionalText("title");
    var check =
        new CheckUse(
            map.text("check"),
            map.optionalId("target"),
            map.values("with"),
            null,
            null,
            null,
            null,
            map.optionalLasting("timeout"),
            map.at());
    return new Paper.Marker(of, title, check, map.source());
  }
}
