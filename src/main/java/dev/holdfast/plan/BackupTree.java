package dev.holdfast.plan;

/// Writes what [BackupReader] reads.
final class BackupTree {
  private final String document;

  BackupTree(String document) {
    this.document = document;
  }

  private Tree tree() {
    return new Tree(document);
  }

  Object backup(Paper.Backup it) {
    return tree()
        .put("id", it.id())
        .put("of", it.of())
        .put("title", it.title())
        .put("kind", it.kind())
        .put("at", it.schedule())
        .ordered("keep", it.keep())
        .put("restores", it.restores())
        .put("lag", it.lag())
        .put("target", it.target())
        .put("where", it.where())
        .put("storage-class", it.storageClass())
        .put("needs", it.needs())
        .list(
            "copies",
            it.copies(),
            copy ->
                tree()
                    .put("kind", copy.kind())
                    .put("target", copy.target())
                    .put("where", copy.where())
                    .build())
        .some("lifecycle", it.lifecycle())
        .put("script", it.script())
        .ordered("settings", it.settings())
        .list(
            "points",
            it.points(),
            use ->
                tree()
                    .put("read", use.reader())
                    .put("target", use.target())
                    .named("with", use.with())
                    .put("every", use.every())
                    .put("timeout", use.timeout())
                    .build())
        .list(
            "restored-by",
            it.restoredBy(),
            step ->
                tree()
                    .put("step", step.step())
                    .put("target", step.target())
                    .named("with", step.with())
                    .build())
        .put("note", it.note())
        .source(it.source())
        .build();
  }

  Object marker(Paper.Marker it) {
    return tree()
        .put("of", it.of())
        .put("title", it.title())
        .put("check", it.check().check())
        .put("target", it.check().target())
        .named("with", it.check().with())
        .put("timeout", it.check().timeout())
        .source(it.source())
        .build();
  }
}
