import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/// Takes the manual's pictures from the gallery that the tests leave in `target/gallery`, small and
/// with few colours: `java packaging/Pictures.java`, after the tests.
class Pictures {
  private static final Path GALLERY = Path.of("target/gallery");
  private static final Path TO = Path.of("docs/pictures");
  private static final int WIDTH = 1280;
  private static final int COLOURS = 64;

  private static final Map<String, String> TAKEN =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("start", "start-calm-dark-1280x800"),
              Map.entry("declare", "declare-rehearsal-dark-1280x800"),
              Map.entry("runbook", "runbook-live-dark-1280x800"),
              Map.entry("in-doubt", "runbook-indoubt-dark-1280x800"),
              Map.entry("topology", "topology-contractorlens-dark-1280x800"),
              Map.entry("checklist", "checklist-regressed-dark-1280x800"),
              Map.entry("points", "points-bad-dark-1280x800"),
              Map.entry("vault", "vault-open-dark-1280x800"),
              Map.entry("record", "record-all-dark-1280x800"),
              Map.entry("wall", "wall-live-dark-1920x1080"),
              Map.entry("walkthrough", "walk-begun-dark-1280x800")));

  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Files.createDirectories(TO);
    for (var one : TAKEN.entrySet()) {
      var from = GALLERY.resolve(one.getValue() + ".png").toFile();
      if (!from.exists()) throw new IOException(from + " is not there: run the tests first");
      var to = TO.resolve(one.getKey() + ".png").toFile();
      ImageIO.write(few(scaled(ImageIO.read(from))), "png", to);
      System.out.printf("%,9d  %s%n", to.length(), to);
    }
  }

  private static BufferedImage scaled(BufferedImage image) {
    if (image.getWidth() == WIDTH) return image;
    var height = image.getHeight() * WIDTH / image.getWidth();
    var small = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    var g = small.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.drawImage(image, 0, 0, WIDTH, height, null);
    g.dispose();
    return small;
  }

  /// The most frequent colours, and for every other the nearest of them.
  private static BufferedImage few(BufferedImage image) {
    var count = new HashMap<Integer, Integer>();
    for (var y = 0; y < image.getHeight(); y++)
      for (var x = 0; x < image.getWidth(); x++)
        count.merge(image.getRGB(x, y) & 0xFFFFFF, 1, Integer::sum);
    var colours =
        count.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(COLOURS)
            .map(Map.Entry::getKey)
            .toList();
    var rgb = colours.stream().mapToInt(Integer::intValue).toArray();
    var model = new IndexColorModel(8, rgb.length, rgb, 0, false, -1, 0);
    var out =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    var known = new HashMap<Integer, Integer>();
    for (var y = 0; y < image.getHeight(); y++) {
      for (var x = 0; x < image.getWidth(); x++) {
        var colour = image.getRGB(x, y) & 0xFFFFFF;
        var index = known.computeIfAbsent(colour, wanted -> nearest(colours, wanted));
        out.getRaster().setSample(x, y, 0, index);
      }
    }
    return out;
  }

  private static int nearest(List<Integer> colours, int wanted) {
    var best = 0;
    var least = Integer.MAX_VALUE;
    for (var i = 0; i < colours.size(); i++) {
      var off = 0;
      for (var shift : new int[] {0, 8, 16}) {
        var by = (colours.get(i) >> shift & 0xFF) - (wanted >> shift & 0xFF);
        off += by * by;
      }
      if (off < least) {
        least = off;
        best = i;
      }
    }
    return best;
  }
}
