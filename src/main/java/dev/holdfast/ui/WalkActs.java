package dev.holdfast.ui;

import dev.holdfast.kernel.ProblemException;
import dev.holdfast.readiness.walkthrough.Verdict;
import dev.holdfast.readiness.walkthrough.Walk;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Words;
import dev.holdfast.ui.walkthrough.WalkPort;
import dev.holdfast.ui.walkthrough.WalkScreen;
import dev.holdfast.ui.walkthrough.WalkSheets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The walkthrough that the window has open. Used on the FX thread; what is said is put on record
/// elsewhere.
final class WalkActs implements WalkPort, Detours.Way {
  private final Cabin cabin;
  private final FolderChoice folders;
  private Bearing bearing = new Bearing();
  private @Nullable Walk walk;
  private @Nullable WalkScreen screen;

  WalkActs(Cabin cabin, FolderChoice folders) {
    this.cabin = cabin;
    this.folders = folders;
  }

  /// Begins one with the checklist of a scenario.
  void begin(Cockpit.PlanEntry plan, Cockpit.ScenarioEntry scenario) {
    open(() -> cabin.cockpit().walkthroughs().begin(plan.folder(), scenario.id(), person()));
  }

  /// Lists those of this laptop.
  void list() {
    cabin.call(
        () -> {
          var all = cabin.cockpit().walkthroughs().all().stream().map(Walk::atRest).toList();
          return () ->
              cabin.sheet(
                  WalkSheets.list(all, cabin.cockpit().now(), this::goOn, cabin::closeSheet));
        });
  }

  private void goOn(Walk one) {
    cabin.closeSheet();
    open(
        () ->
            one.state() == Walk.State.ENDED
                ? one
                : cabin.cockpit().walkthroughs().takeUp(one.id(), person()));
  }

  private void open(Callable<Walk> job) {
    cabin.call(
        () -> {
          var opened = job.call();
          return () -> {
            // What was open before is let go first: it may be the same one.
            close();
            walk = opened;
            bearing = new Bearing();
            cabin.detour(this);
          };
        });
  }

  @Override
  public WalkScreen build(Look look) {
    var made = new WalkScreen(look, bearing, this, java.util.Objects.requireNonNull(walk));
    screen = made;
    return made;
  }

  /// Nothing is lost, and it can be taken up.
  @Override
  public void close() {
    var open = walk;
    walk = null;
    screen = null;
    if (open == null) return;
    cabin.call(
        () -> {
          cabin.cockpit().walkthroughs().leave(open.id());
          return () -> {};
        });
  }

  @Override
  public void tick() {
    if (screen != null) screen.tick(now());
  }

  private void shown(Walk now) {
    if (walk == null) return;
    walk = now;
    if (screen != null) screen.show(now);
  }

  private void say(Callable<Walk> job, Reply reply) {
    cabin.call(
        () -> {
          try {
            var now = job.call();
            return () -> {
              shown(now);
              reply.taken();
            };
          } catch (ProblemException e) {
            return () -> reply.refused(e.problem());
          }
        });
  }

  @Override
  public void answer(
      Walk one, String item, Verdict verdict, String text, String seenBy, Reply reply) {
    var by = person();
    say(
        () -> cabin.cockpit().walkthroughs().answer(one.id(), item, verdict, text, by, seenBy),
        reply);
  }

  @Override
  public void note(Walk one, String text, Reply reply) {
    var by = person();
    say(() -> cabin.cockpit().walkthroughs().note(one.id(), text, by), reply);
  }

  @Override
  public void end(Walk one) {
    var by = person();
    say(() -> cabin.cockpit().walkthroughs().end(one.id(), by), Reply.refusal(cabin::refused));
  }

  @Override
  public void print(Walk one) {
    var folder = folders.choose(Words.of("walk.print.where")).orElse(null);
    if (folder == null) return;
    cabin.call(
        () -> {
          var file = folder.resolve(one.id() + ".html");
          cabin.cockpit().walkthroughs().print(one.id(), file);
          return () -> cabin.sheet(WalkSheets.printed(file, cabin::closeSheet));
        });
  }

  @Override
  public void leave(Walk one) {
    cabin.home();
  }

  @Override
  public Map<String, String> drafts() {
    return bearing.drafts();
  }

  @Override
  public String person() {
    var name = cabin.settings().person().name();
    return name.isBlank() ? System.getProperty("user.name", "unknown") : name;
  }

  @Override
  public Instant now() {
    return cabin.cockpit().now();
  }

  @Override
  public void act(String id) {
    cabin.act(id);
  }

  @Override
  public void sheet(Node sheet) {
    if (sheet instanceof Region region) cabin.sheet(region);
  }

  @Override
  public void closeSheet() {
    cabin.closeSheet();
  }
}
