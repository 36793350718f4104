package dev.holdfast.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/// What accepts or refuses connections whenever the way into a private network is there, such as a
/// VPN's gateway or a jump host.
public record Witness(String host, int port) {
  /// The setting of a target that names the private network by which it is reached.
  public static final String NETWORK = "network";

  /// The setting of a target that names the witness of its network.
  public static final String WITNESS = "witness";

  /// How one is written.
  public static final String FORM = "HOST:PORT, such as 10.1.0.1:443";

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("([\\w.-]{1,253}|\\[[0-9a-fA-F:]{2,45}\\]):(\\d{1,5})");

  /// Reads one; empty where it is none.
  public static Optional<Witness> parse(String said) {
    var match = HOST_AND_PORT.matcher(said.strip());
    if (!match.matches()) return Optional.empty();
    var port = Integer.parseInt(match.group(2));
    if (port < 1 || port > 65535) return Optional.empty();
    return Optional.of(new Witness(match.group(1).replaceAll("[\\[\\]]", ""), port));
  }
}
