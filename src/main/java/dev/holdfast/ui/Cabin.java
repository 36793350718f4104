package dev.holdfast.ui;

import dev.holdfast.estate.Outlook;
import dev.holdfast.incident.Person;
import dev.holdfast.incident.Snapshot;
import dev.holdfast.kernel.Problem;
import dev.holdfast.runbook.Start;
import dev.holdfast.ui.shell.Crossing;
import dev.holdfast.ui.shell.Overlay;
import dev.holdfast.ui.shell.ProblemSheet;
import dev.holdfast.ui.shell.RunScreen;
import dev.holdfast.ui.start.StartScreen;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Bearing;
import dev.holdfast.ui.uikit.Look;
import dev.holdfast.ui.uikit.Reply;
import dev.holdfast.ui.uikit.Theme;
import dev.holdfast.ui.wall.WallScreen;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/// The content of the window: start page, run or wall, in the theme, zoom and width of the moment.
/// Screens are built anew when one of these changes; what a person had chosen and typed is kept.
public final class Cabin extends Pane {
  private static final double NARROW = 1200;
  private final Cockpit cockpit;
  private final Consumer<Settings> keep;
  private final Crossing crossing;
  private final Scale zoom = new Scale(1, 1, 0, 0);
  private final Aboard aboard;
  private final StartActs startActs;
  private final Detours detours = new Detours();

  /// Where a person is on the start page: whoever comes back finds it as it was left.
  final Bearing atStart = new Bearing();

  private final Finish finish = new Finish(this);
  private final Leaving leaving;
  private final Steward steward;
  private final CabinActs acts;
  private Settings settings;
  private Look look;
  private Bearing bearing = new Bearing();
  private @Nullable Region screen;
  private @Nullable StartScreen start;
  private @Nullable RunScreen runScreen;
  private @Nullable WallScreen wall;
  private Cockpit.@Nullable Library library;

  /// @param folders asks which folder to open, by a title
  /// @param keep told whenever theme, zoom or person change
  public Cabin(
      Cockpit cockpit,
      Executor work,
      Settings settings,
      Consumer<Settings> keep,
      FolderChoice folders) {
    this.cockpit = cockpit;
    this.settings = settings;
    this.keep = keep;
    this.crossing = new Crossing(work, this::fault);
    this.aboard = new Aboard(crossing, this::fault, run -> cockpit.glass().leave(run));
    this.leaving = new Leaving(this, aboard);
    this.steward = new Steward(crossing, cockpit, this::fault, this::vault);
    this.acts = new CabinActs(this, aboard, leaving);
    this.look = settings.look(false);
    this.startActs =
        new StartActs(this, folders, new WalkActs(this, folders), new SurveyActs(this));
    getStyleClass().add(settings.theme().word());
    new CabinKeys(this).attach();
  }

  /// Puts this cabin's theme on a scene.
  public void dress(Scene scene) {
    settings.theme().dress(scene);
  }

  @Override
  protected void layoutChildren() {
    if (narrow(settings) != look.narrow()) {
      look = settings.look(narrow(settings));
      rebuild();
    }
    finish.sized();
    place();
  }

  private boolean narrow(Settings now) {
    return getWidth() > 0 && getWidth() / now.factor(getWidth(), getHeight()) < NARROW;
  }

  private void place() {
    var current = screen;
    if (current == null) return;
    var factor = settings.factor(getWidth(), getHeight());
    zoom.setX(factor);
    zoom.setY(factor);
    current.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
  }

  /// What was just built and filled is styled and laid out before anybody sees it.
  private void settle() {
    place();
    detours.tick();
    if (screen != null) finish.now(screen);
  }

  private void rebuild() {
    // The whole screen may be wider than the window was: the wall stays the wall.
    var big = wall != null;
    start = null;
    runScreen = null;
    wall = null;
    aboard
        .last()
        .ifPresentOrElse(
            snapshot -> {
              if (big) showWall();
              else showRun();
              draw(snapshot);
            },
            () -> showStart(StartScreen.Extent.WHOLE));
    settle();
    release();
  }

  private void set(Region next) {
    screen = next;
    next.getTransforms().setAll(zoom);
    getChildren().setAll(next);
    finish.whole();
    requestLayout();
  }

  /// Goes to the start page and reads what it shows.
  public void home() {
    // What was left open is chosen. Nothing read before is shown again, and nothing is read before
    // the leaving is on record.
    aboard.unfinished().ifPresent(atStart::item);
    library = null;
    detours.close();
    let(() -> crossing.call(cockpit::library, this::library, this::fault));
    atStart.page(new Bearing().page());
    showStart(StartScreen.Extent.WHOLE);
    steward.turn();
  }

  /// The first page, with what was read for it before there was a window.
  public void home(Cockpit.Library found) {
    library = found;
    showStart(StartScreen.Extent.FIRST);
    steward.turn();
  }

  void library(Cockpit.Library found) {
    library = found;
    var current = start;
    if (current != null) current.show(found);
  }

  /// Shows this instead of the start page.
  void detour(Detours.Way way) {
    detours.open(way);
    showStart(StartScreen.Extent.WHOLE);
    settle();
    release();
  }

  private void showStart(StartScreen.Extent extent) {
    if (detours.isOpen()) {
      start = null;
      set(detours.build(look));
      return;
    }
    var made = new StartScreen(look, atStart, startActs, extent);
    start = made;
    runScreen = null;
    set(made);
    var found = library;
    if (found != null) made.show(found);
    made.release();
  }

  private void showRun() {
    var made = new RunScreen(look, bearing, aboard, this::person, this::act, this::home, steward);
    runScreen = made;
    start = null;
    aboard.estate().ifPresent(made::estate);
    set(made);
  }

  void begin(Start what, Reply reply) {
    var mine = settings.with(what.by());
    settings = mine;
    crossing.alone(
        () -> {
          keep.accept(mine);
          return Aboard.Opened.of(cockpit.start(what));
        },
        opened -> {
          reply.taken();
          attach(opened);
        },
        thrown -> Aboard.refused(thrown, reply, this::fault));
  }

  void take(String incident, Consumer<Throwable> failed) {
    crossing.alone(() -> Aboard.Opened.of(cockpit.resume(incident)), this::attach, failed);
  }

  void call(java.util.concurrent.Callable<Runnable> job) {
    crossing.call(job, Runnable::run, this::fault);
  }

  private void attach(Aboard.Opened opened) {
    detours.close();
    let();
    bearing = new Bearing();
    showRun();
    aboard.points(() -> runScreen);
    aboard.attach(opened, this::draw, this::estate);
    steward.turn();
    draw(opened.first());
    settle();
    release();
  }

  /// Asks run and vault for their clocks of this moment; called every second.
  public void tick() {
    aboard.tick();
    steward.tick();
    detours.tick();
  }

  private void vault() {
    var one = start;
    var other = runScreen;
    if (one != null) one.vault();
    if (other != null) other.vault();
  }

  private void draw(Snapshot snapshot) {
    var big = wall;
    var current = runScreen;
    if (big != null) big.show(snapshot);
    else if (current != null) current.show(snapshot);
  }

  private void estate(Outlook outlook) {
    var current = runScreen;
    var big = wall;
    if (big != null) big.estate(outlook);
    if (current != null) current.estate(outlook);
  }

  void refused(Problem problem) {
    sheet(ProblemSheet.of(steward.masked(problem), this::closeSheet));
  }

  Person person() {
    return aboard.person(settings.person());
  }

  /// Lets go of the run; it stays on record as it stands.
  public void let() {
    let(() -> {});
  }

  /// Lets go of the run and says so, on any thread, once nothing is held any more.
  public void let(Runnable then) {
    wall = null;
    steward.sight().wipe();
    aboard.leave(then);
  }

  /// Whether the window may close now; with a run on real systems open, a person is asked first.
  public boolean mayClose(Runnable close) {
    return leaving.mayClose(close);
  }

  /// Shows a fault that nothing else dealt with.
  public void fault(Throwable thrown) {
    var over = overlay();
    if (over != null && over.content().filter(node -> "problem".equals(node.getId())).isPresent())
      return;
    sheet(ProblemSheet.of(thrown, cockpit::masked, this::closeSheet));
  }

  Look look() {
    return look;
  }

  Bearing bearing() {
    return bearing;
  }

  Steward steward() {
    return steward;
  }

  Settings settings() {
    return settings;
  }

  Cockpit cockpit() {
    return cockpit;
  }

  Cockpit.@Nullable Library library() {
    return library;
  }

  void sheet(Node sheet) {
    if (wall != null) wall();
    var over = overlay();
    if (over != null) over.open(sheet);
  }

  void closeSheet() {
    var over = overlay();
    if (over != null) over.close();
  }

  @Nullable Overlay overlay() {
    if (start != null) return start.overlay();
    if (runScreen != null) return runScreen.overlay();
    return detours.overlay();
  }

  void settings(Settings next) {
    var scene = next.theme() == settings.theme() ? null : getScene();
    settings = next;
    keep.accept(next);
    look = next.look(narrow(next));
    for (var theme : Theme.values()) getStyleClass().remove(theme.word());
    getStyleClass().add(next.theme().word());
    if (scene != null) dress(scene);
    rebuild();
  }

  /// Goes to the wall display, or comes back from it.
  void wall() {
    var snapshot = aboard.last().orElse(null);
    if (snapshot == null) return;
    var big = wall == null;
    wall = null;
    if (big) showWall();
    else showRun();
    FullScreen.turn(getScene(), big ? FullScreen.Extent.WHOLE : FullScreen.Extent.WINDOW);
    draw(snapshot);
    settle();
  }

  private void showWall() {
    var made = new WallScreen(look);
    wall = made;
    runScreen = null;
    aboard.estate().ifPresent(made::estate);
    set(made);
    made.requestFocus();
  }

  boolean onWall() {
    return wall != null;
  }

  /// Does what the act of that name does, where it can be done.
  void act(String id) {
    acts.act(id);
  }

  /// Everything that can be done now, most particular first.
  public List<Act> acts() {
    return acts.all();
  }

  List<Act> screenActs() {
    var one = start;
    var other = runScreen;
    if (one != null) return one.acts();
    return other != null ? other.acts() : detours.acts();
  }

  void release() {
    if (start != null) start.release();
    if (runScreen != null) runScreen.release();
    detours.release();
  }
}
