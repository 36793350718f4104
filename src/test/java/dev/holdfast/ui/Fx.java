package dev.holdfast.ui;

import dev.holdfast.ui.uikit.Fonts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;

/// Runs the toolkit without a display.
public final class Fx {
  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private Fx() {}

  static void start() {
    if (STARTED.getAndSet(true)) return;
    var ready = new CompletableFuture<Boolean>();
    try {
      Platform.startup(() -> ready.complete(true));
    } catch (IllegalStateException alreadyRunning) {
      ready.complete(true);
    }
    Platform.setImplicitExit(false);
    await(ready);
    run(Fonts::load);
  }

  public static void run(Runnable job) {
    get(
        () -> {
          job.run();
          return true;
        });
  }

  static <T> T get(Supplier<T> job) {
    if (Platform.isFxApplicationThread()) return job.get();
    var done = new CompletableFuture<T>();
    Platform.runLater(
        () -> {
          try {
            done.complete(job.get());
          } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
          }
        });
    return await(done);
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits until something holds on the FX thread, at most 10 s.
  public static void until(String what, BooleanSupplier holds) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!get(holds::getAsBoolean)) {
      if (System.nanoTime() > end) throw new AssertionError("not seen in 10 s: " + what);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /// Writes what a scene shows, without an alpha channel.
  static void picture(Scene scene, String name) {
    var image =
        get(
            () -> {
              scene.getRoot().applyCss();
              scene.getRoot().layout();
              return scene.snapshot(
                  new WritableImage((int) scene.getWidth(), (int) scene.getHeight()));
            });
    write(image, name);
  }

  /// Writes what a part shows at its own size.
  static void picture(Region part, String name) {
    write(
        get(
            () -> {
              part.applyCss();
              part.layout();
              return part.snapshot(null, null);
            }),
        name);
  }

  private static void write(WritableImage image, String name) {
    var width = (int) image.getWidth();
    var height = (int) image.getHeight();
    var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pixels = image.getPixelReader();
    for (var y = 0; y < height; y++)
      for (var x = 0; x < width; x++) copy.setRGB(x, y, pixels.getArgb(x, y));
    try {
      var folder = Path.of("target", "gallery");
      Files.createDirectories(folder);
      ImageIO.write(copy, "png", folder.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
