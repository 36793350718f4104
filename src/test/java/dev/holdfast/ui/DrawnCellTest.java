package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ui.uikit.DrawnCell;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DrawnCellTest {
  /// Writes down what it was filled with.
  private static final class Noting extends DrawnCell<String> {
    private final List<String> filled = new ArrayList<>();

    @Override
    protected void fill(String item) {
      filled.add(item + (isSelected() ? " chosen" : ""));
    }
  }

  private static Noting at(int index) {
    var list = new ListView<String>();
    list.getItems().setAll("first", "second");
    list.getSelectionModel().select(1);
    var cell = new Noting();
    cell.updateListView(list);
    cell.updateIndex(index);
    return cell;
  }

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @Test
  void isDrawnOnceAsChosenOrNot() {
    assertThat(Fx.get(() -> at(1)).filled).containsExactly("second chosen");
    assertThat(Fx.get(() -> at(0)).filled).containsExactly("first");
  }

  @Test
  void isDrawnAgainWhenItIsChosenOrLeft() {
    var filled =
        Fx.get(
            () -> {
              var cell = at(1);
              cell.getListView().getSelectionModel().select(0);
              cell.updateSelected(false);
              cell.updateSelected(true);
              return cell.filled;
            });
    assertThat(filled).containsExactly("second chosen", "second", "second chosen");
  }

  @Test
  void anEmptyOneIsNotFilled() {
    assertThat(Fx.get(() -> at(7)).filled).isEmpty();
  }
}
