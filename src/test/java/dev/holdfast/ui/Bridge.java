package dev.holdfast.ui;

import dev.holdfast.incident.Person;
import dev.holdfast.ui.uikit.Theme;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// A cabin in a headless window, driven by key events alone.
public final class Bridge implements AutoCloseable {
  final Cabin cabin;
  final Scene scene;
  private final Stage stage;

  /// What a person chooses when they are asked for a folder.
  Optional<Path> folder = Optional.empty();

  private final boolean large;
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

  public Bridge(Cockpit cockpit, Theme theme, int width, int height) {
    this(cockpit, theme, width, height, 1);
  }

  Bridge(Cockpit cockpit, Theme theme, int width, int height, double zoom) {
    this(cockpit, theme, width, height, zoom, new Person("M. O.", "commander"));
  }

  Bridge(Cockpit cockpit, Theme theme, int width, int height, double zoom, Person person) {
    Fx.start();
    var settings = new Settings(theme, zoom, ZoneId.of("Europe/Berlin"), person);
    cabin = Fx.get(() -> new Cabin(cockpit, work, settings, _ -> {}, _ -> folder));
    // The toolkit without a display has no room for so large a window: the cabin alone is as large.
    large = width > 2000;
    scene =
        Fx.get(
            () -> {
              var made =
                  large ? new Scene(new Group(cabin), 1280, 800) : new Scene(cabin, width, height);
              cabin.setManaged(!large);
              if (large) cabin.resize(width, height);
              cabin.dress(made);
              return made;
            });
    stage = Fx.get(Stage::new);
    Fx.run(
        () -> {
          stage.setScene(scene);
          stage.show();
          cabin.home();
        });
    until("start page", "#scenarios .row.selected");
  }

  public void press(KeyCode code) {
    press(code, false);
  }

  void ctrl(KeyCode code) {
    press(code, true);
  }

  private void press(KeyCode code, boolean ctrl) {
    Fx.run(
        () -> {
          Node target = scene.getFocusOwner() == null ? cabin : scene.getFocusOwner();
          Event.fireEvent(
              target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, ctrl, false, false));
        });
    // As from a keyboard: the letter goes to whatever has the focus after the press.
    if (code.isLetterKey() && !ctrl) type(code.getName().toLowerCase(java.util.Locale.ROOT));
    Fx.run(
        () -> {
          Node target = scene.getFocusOwner() == null ? cabin : scene.getFocusOwner();
          Event.fireEvent(
              target, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, ctrl, false, false));
        });
  }

  /// A field takes letters from its first layout on; no person is faster than that.
  private void untilItTakesLetters() {
    Fx.until(
        "the focused control has been laid out",
        () ->
            !(scene.getFocusOwner() instanceof javafx.scene.control.Control control)
                || control.getSkin() != null);
  }

  public void type(String text) {
    untilItTakesLetters();
    for (var letter : text.codePoints().mapToObj(Character::toString).toList()) {
      Fx.run(
          () -> {
            Node target = scene.getFocusOwner() == null ? cabin : scene.getFocusOwner();
            Event.fireEvent(
                target,
                new KeyEvent(
                    KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
          });
    }
  }

  public Optional<Node> find(String selector) {
    return Optional.ofNullable(scene.getRoot().lookup(selector));
  }

  /// All that a selector finds; on the FX thread.
  Set<Node> all(String selector) {
    return scene.getRoot().lookupAll(selector);
  }

  /// What the labels within a part say, once it is laid out: before, a button has no label within
  /// it.
  List<String> labels(String within) {
    return Fx.get(
        () -> {
          scene.getRoot().applyCss();
          scene.getRoot().layout();
          return find(within).orElseThrow().lookupAll(".label").stream()
              .map(node -> ((Label) node).getText())
              .toList();
        });
  }

  /// As the window's clock does every second.
  public void tick() {
    Fx.run(cabin::tick);
  }

  public void until(String what, String selector) {
    Fx.until(what, () -> find(selector).filter(Node::isVisible).isPresent());
  }

  void untilTitle(String title) {
    Fx.until("next: " + title, () -> text("#next-title").equals(title));
  }

  public boolean isFocused(String id) {
    return Fx.get(() -> scene.getFocusOwner() != null && id.equals(scene.getFocusOwner().getId()));
  }

  public void untilFocus(String id) {
    Fx.until(
        "focus on " + id,
        () -> scene.getFocusOwner() != null && id.equals(scene.getFocusOwner().getId()));
  }

  public String text(String selector) {
    return find(selector)
        .map(
            node ->
                node instanceof Labeled label
                    ? label.getText()
                    : node instanceof TextInputControl field ? field.getText() : "")
        .orElse("");
  }

  /// Where a point of the scene is on the screen.
  Point2D onScreen(double x, double y) {
    return new Point2D(stage.getX() + scene.getX() + x, stage.getY() + scene.getY() + y);
  }

  public void picture(String name) {
    if (large) Fx.picture(cabin, name);
    else Fx.picture(scene, name);
  }

  @Override
  public void close() {
    Fx.run(
        () -> {
          cabin.let();
          stage.hide();
        });
    work.shutdownNow();
  }
}
