package dev.holdfast.plan;

import java.util.Map;

/// Writes what [PaperReader] and [EstateReader] read.
final class PaperTree {
  private final String document;
  private final BackupTree backups;

  PaperTree(String document) {
    this.document = document;
    this.backups = new BackupTree(document);
  }

  private Tree tree() {
    return new Tree(document);
  }

  Map<String, Object> plan(Plan plan) {
    var tree =
        tree()
            .put("holdfast", 1L)
            .put("plan", plan.id())
            .put("title", plan.title())
            .put("text", plan.text())
            .put("owner", plan.owner())
            .list("documents", plan.documents(), this::document);
    var review = plan.review();
    if (review != null) {
      var inner = tree().put("every", review.every()).put("last", review.last());
      tree.put("review", inner.put("next", review.next()).build());
    }
    tree.list("objectives", plan.objectives(), this::objective)
        .list("tolerances", plan.tolerances(), this::tolerance)
        .ordered("values", plan.values());
    if (!plan.targets().isEmpty()) {
      var targets = tree();
      plan.targets().forEach(target -> targets.put(target.id(), target(target)));
      tree.put("targets", targets.build());
    }
    tree.list("components", plan.components(), this::component)
        .list("backups", plan.backups(), backups::backup)
        .list("markers", plan.markers(), backups::marker)
        .list("retention", plan.retention(), this::retention)
        .list("roles", plan.roles(), this::role)
        .list("contacts", plan.contacts(), this::contact)
        .list("services", plan.services(), this::service)
        .list("escalation", plan.escalation(), this::escalation)
        .list("updates", plan.updates(), this::update)
        .list("checklist", plan.checklist().groups(), this::group)
        .list("metrics", plan.metrics(), this::metric);
    var report = plan.report();
    if (report != null) {
      var inner = tree().list("sections", report.sections(), this::section);
      tree.put("report", inner.source(report.source()).build());
    }
    return tree.list("meetings", plan.meetings(), this::meeting)
        .list("upkeep", plan.upkeep(), this::upkeep)
        .list("compliance", plan.compliance(), this::compliance)
        .list("audit", plan.audit(), this::audit)
        .list("safeguards", plan.safeguards(), this::safeguard)
        .list("prose", plan.prose(), prose -> tree().source(prose.source()).build())
        .named("rehearse", plan.rehearse())
        .build();
  }

  private Object document(Paper.Document it) {
    return tree()
        .put("id", it.id())
        .put("title", it.title())
        .put("version", it.version())
        .put("updated", it.updated())
        .put("next-review", it.nextReview())
        .source(it.source())
        .build();
  }

  private Object objective(Paper.Objective it) {
    return tree()
        .put("id", it.id())
        .put("title", it.title())
        .put("rto", it.rto())
        .put("rpo", it.rpo())
        .put("priority", it.priority())
        .source(it.source())
        .build();
  }

  private Object tolerance(Paper.Tolerance it) {
    return tree()
        .put("id", it.id())
        .put("title", it.title())
        .put("value", it.value())
        .source(it.source())
        .build();
  }

  private Object target(Target it) {
    var tree =
        tree()
            .put("title", it.title())
            .put("connector", it.connector())
            .put("credential", it.credential())
            .put("endpoint", it.endpoint());
    it.settings().keySet().stream().sorted().forEach(key -> tree.put(key, it.settings().get(key)));
    return tree.source(it.source()).build();
  }

  private Object component(Component it) {
    return tree()
        .put("id", it.id())
        .put("title", it.title())
        .put("kind", it.kind())
        .put("layer", it.layer())
        .some("depends-on", it.dependsOn())
        .put("priority", it.priority())
        .put("rto", it.rto())
        .put("rpo", it.rpo())
        .list("places", it.places(), this::place)
        .list("checks", it.checks(), check -> StepTree.check(tree(), check).build())
        .put("note", it.note())
        .source(it.source())
        .build();
  }

  private Object place(Component.Place it) {
    return tree()
        .put("target", it.target())
        .named("with", it.with())
        .unless("standby", it.standby(), false)
        .build();
  }

  private Object retention(Paper.Retention it) {
    return tree()
        .put("of", it.of())
        .put("keep", it.keep())
        .put("long-term", it.longTerm())
        .source(it.source())
        .build();
  }

  private Object role(Paper.Role it) {
    return tree()
        .put("id", it.id())
        .put("title", it.title())
        .put("primary", it.primary())
        .put("backup", it.backup())
        .put("reach", it.reach())
        .put("duty", it.duty())
        .source(it.source())
        .build();
  }

  private Object contact(Paper.Contact it) {
    return tree()
        .put("id", it.id())
        .put("title", it.title())
        .some("reach", it.reach())
        .put("use", it.use())
        .put("verified", it.verified())
        .source(it.source())
        .build();
  }

  private Object service(Paper.Service it) {
    return tree()
        .put("id", it.id())
        .put("title", it.title())
        .put("use", it.use())
        .source(it.source())
        .build();
  }

  private Object escalation(Paper.Escalation it) {
    return tree()
        .put("id", it.id())
        .put("what", it.what())
        .put("to", it.to())
        .put("after", it.after())
        .put("until", it.until())
        .source(it.source())
        .build();
  }

  private Object update(Paper.Update it) {
    return tree()
        .put("id", it.id())
        .put("audience", it.audience())
        .some("channels", it.channels())
        .put("every", it.every())
        .unless("when", it.when(), "always")
        .put("owner", it.owner())
        .put("template", it.template())
        .source(it.source())
        .build();
  }

  private Object group(Checklist.Group it) {
    return tree()
        .put("id", it.id())
        .put("title", it.title())
        .unless("manner", it.manner(), Checklist.Manner.DO_CONFIRM)
        .list("items", it.items(), this::item)
        .source(it.source())
        .build();
  }

  private Object item(Checklist.Item it) {
    var tree = tree().put("id", it.id()).put("title", it.title());
    if (it.checks().size() == 1 && it.checks().getFirst().holds() == null) {
      StepTree.check(tree, it.checks().getFirst());
    } else {
      tree.list("checks", it.checks(), check -> StepTree.check(tree(), check).build());
    }
    return tree.put("ask", it.ask())
        .unless("required-for", it.requiredFor(), Checklist.RequiredFor.RECOVERY)
        .unless("standby", it.standby(), false)
        .put("holds", it.holds())
        .put("owner", it.owner())
        .source(it.source())
        .build();
  }

  private Object metric(Paper.Metric it) {
    return tree()
        .put("id", it.id())
        .put("title", it.title())
        .put("measures", it.measures())
        .source(it.source())
        .build();
  }

  private Object section(Paper.Section it) {
    return tree().put("title", it.title()).some("fields", it.fields()).source(it.source()).build();
  }

  private Object meeting(Paper.Meeting it) {
    return tree()
        .put("title", it.title())
        .some("attendees", it.attendees())
        .some("agenda", it.agenda())
        .put("within", it.within())
        .source(it.source())
        .build();
  }

  private Object upkeep(Paper.Upkeep it) {
    return tree()
        .put("id", it.id())
        .put("title", it.title())
        .put("every", it.every())
        .put("when", it.when())
        .put("scenario", it.scenario())
        .put("owner", it.owner())
        .source(it.source())
        .build();
  }

  private Object compliance(Paper.Compliance it) {
    return tree()
        .put("id", it.id())
        .put("standard", it.standard())
        .put("requires", it.requires())
        .source(it.source())
        .build();
  }

  private Object audit(Paper.Audit it) {
    return tree()
        .put("id", it.id())
        .put("of", it.of())
        .put("to", it.to())
        .source(it.source())
        .build();
  }

  private Object safeguard(Paper.Safeguard it) {
    return tree()
        .put("id", it.id())
        .put("title", it.title())
        .put("how", it.how())
        .source(it.source())
        .build();
  }
}
