import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// The icon: the root of a kelp that holds on to its rock, in every size and container.
record Icons(Path folder) {
  private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

  /// Apple's four letters for a PNG of a size.
  private static final Map<Integer, String> APPLE =
      Map.of(16, "icp4", 32, "icp5", 64, "icp6", 128, "ic07", 256, "ic08", 512, "ic09");

  static Icons draw(Path folder) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Files.createDirectories(folder);
    var all = new LinkedHashMap<Integer, byte[]>();
    for (var size : SIZES) {
      var out = new ByteArrayOutputStream();
      ImageIO.write(picture(size), "png", out);
      all.put(size, out.toByteArray());
      Files.write(folder.resolve(size + ".png"), out.toByteArray());
    }
    Files.write(folder.resolve("holdfast.ico"), windows(all));
    Files.write(folder.resolve("holdfast.icns"), apple(all));
    return new Icons(folder);
  }

  Path forThisSystem() {
    return folder.resolve(
        switch (Os.HERE) {
          case LINUX -> "256.png";
          case WINDOWS -> "holdfast.ico";
          case MAC -> "holdfast.icns";
        });
  }

  private static BufferedImage picture(int size) {
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    var g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(size / 64.0, size / 64.0);
    g.setColor(new Color(0x11, 0x1a, 0x24));
    g.fill(new RoundRectangle2D.Double(2, 2, 60, 60, 16, 16));
    g.setColor(new Color(0x5b, 0x6b, 0x7c));
    g.fill(new RoundRectangle2D.Double(12, 48, 40, 6, 6, 6));
    g.setColor(new Color(0x4c, 0xc2, 0xa6));
    g.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    var stem = new Path2D.Double();
    stem.moveTo(32, 12);
    stem.lineTo(32, 30);
    g.draw(stem);
    for (var end : new double[] {16, 26.5, 37.5, 48}) {
      var root = new Path2D.Double();
      root.moveTo(32, 29);
      root.curveTo(32, 40, end, 36, end, 46);
      g.draw(root);
    }
    g.dispose();
    return image;
  }

  /// A directory of PNGs, as Windows reads it since Vista.
  private static byte[] windows(Map<Integer, byte[]> all) {
    var fit = all.entrySet().stream().filter(icon -> icon.getKey() <= 256).toList();
    var head = 6 + 16 * fit.size();
    var size = head + fit.stream().mapToInt(icon -> icon.getValue().length).sum();
    var out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0).putShort((short) 1).putShort((short) fit.size());
    var at = head;
    for (var icon : fit) {
      var side = (byte) (icon.getKey() % 256);
      out.put(side).put(side).put((byte) 0).put((byte) 0);
      out.putShort((short) 1).putShort((short) 32).putInt(icon.getValue().length).putInt(at);
      at += icon.getValue().length;
    }
    for (var icon : fit) out.put(icon.getValue());
    return out.array();
  }

  private static byte[] apple(Map<Integer, byte[]> all) throws IOException {
    var body = new ByteArrayOutputStream();
    var data = new DataOutputStream(body);
    for (var icon : all.entrySet()) {
      var type = APPLE.get(icon.getKey());
      if (type == null) continue;
      data.write(type.getBytes(StandardCharsets.US_ASCII));
      data.writeInt(8 + icon.getValue().length);
      data.write(icon.getValue());
    }
    var out = new ByteArrayOutputStream();
    var whole = new DataOutputStream(out);
    whole.write("icns".getBytes(StandardCharsets.US_ASCII));
    whole.writeInt(8 + body.size());
    whole.write(body.toByteArray());
    return out.toByteArray();
  }
}
