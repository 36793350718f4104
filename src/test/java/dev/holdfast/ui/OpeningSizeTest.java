package dev.holdfast.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

/// The window opens no larger than the screen, title bar and frame included.
class OpeningSizeTest {
  @Test
  void onALargeScreenItHasItsSize() {
    assertThat(OpeningSize.of(new Rectangle2D(0, 0, 1920, 1053)))
        .isEqualTo(new OpeningSize(1280, 800, 1024, 700, false));
  }

  @Test
  void onASmallScreenTheTitleBarIsTakenOff() {
    var small = OpeningSize.of(new Rectangle2D(0, 27, 1024, 700));
    assertThat(small.maximized()).isTrue();
    assertThat(small.height()).isLessThanOrEqualTo(700 - 40);
    assertThat(small.leastHeight()).isLessThanOrEqualTo(small.height());
    assertThat(small.leastWidth()).isLessThanOrEqualTo(1024);
    assertThat(OpeningSize.of(new Rectangle2D(0, 0, 1366, 768)).height()).isEqualTo(720);
  }
}
