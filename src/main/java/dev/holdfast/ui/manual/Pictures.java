package dev.holdfast.ui.manual;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;

/// The manual's pictures. One is decoded when it is first scrolled to, and at the size that it is
/// shown in; the last few are kept, for a page is built at every other key of a search. Each takes
/// more memory than all the text, twice once it was painted.
public final class Pictures {
  private static final double WIDTH = 740;
  private static final int PNG_SIZE_AT = 16;

  private final Map<String, Image> decoded = new Latest<>();
  private List<Place> places = new ArrayList<>();

  /// Where one stands, or will.
  private record Place(String url, StackPane room, ImageView view) {}

  /// From here on the pictures of another page are meant.
  void turn() {
    places = new ArrayList<>();
  }

  /// Room for a PNG, as wide as the text.
  StackPane room(String url, String words) {
    var view = new ImageView();
    view.setAccessibleText(words);
    view.getStyleClass().add("manual-picture");
    var room = new StackPane(view);
    var height = Math.rint(WIDTH * ratio(url));
    room.setMinSize(WIDTH, height);
    room.setMaxSize(WIDTH, height);
    places.add(new Place(url, room, view));
    return room;
  }

  /// @param seen what of the window can be seen, in its own coordinates
  void look(Bounds seen) {
    for (var place : places) {
      var bounds = place.room().localToScene(place.room().getLayoutBounds());
      // before its layout a place has no height and lies with all the others at the top
      if (bounds.getHeight() <= 0 || place.view().getImage() != null) continue;
      if (bounds.intersects(seen)) {
        place.view().setImage(decoded.computeIfAbsent(place.url(), Pictures::decode));
      }
    }
  }

  /// What was asked for last.
  static final class Latest<T> extends LinkedHashMap<String, T> {
    private static final long serialVersionUID = 1;

    /// More than a window shows at once.
    private static final int KEPT = 3;

    Latest() {
      super(KEPT + 1, 1, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
      return size() > KEPT;
    }
  }

  private static Image decode(String url) {
    return new Image(url, WIDTH, 0, true, true);
  }

  /// Height by width, from the head of the file alone.
  private static double ratio(String url) {
    try (var in = new DataInputStream(URI.create(url).toURL().openStream())) {
      in.skipNBytes(PNG_SIZE_AT);
      var width = in.readInt();
      return (double) in.readInt() / width;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
