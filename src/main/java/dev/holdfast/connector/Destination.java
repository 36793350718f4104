package dev.holdfast.connector;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Where a credential would be sent to be tried.
///
/// @param address scheme, host, port and path, without user and query; empty when nothing leaves
///   this computer
/// @param whose whether it is meant to be used there
/// @param way whether the other side proves who it is, and nobody on the way can read
public record Destination(String address, Whose whose, Way way) {
  /// Nothing is sent.
  public static final Destination NOWHERE = new Destination("", Whose.OWN, Way.SAFE);

  /// Whose address it is.
  public enum Whose {
    /// The entry's own, the vendor's, or the one that the plan gives the target.
    OWN,
    /// Named for this one test: whoever answers there has the credential then.
    ELSEWHERE
  }

  /// How it gets there.
  public enum Way {
    SAFE,
    /// Not beyond this computer.
    LOOPBACK,
    OPEN
  }

  public boolean elsewhere() {
    return whose == Whose.ELSEWHERE;
  }

  /// As the plan's own address of the target.
  public Destination planned() {
    return new Destination(address, Whose.OWN, way);
  }

  /// The words for the record of what is given away by the test.
  public String sent() {
    return sent("a test");
  }

  /// As [#sent()], for what asks for it.
  public String sent(String by) {
    return "sent to %s for %s, which is not its own address".formatted(address, by);
  }

  /// The words for the record of a test that begins.
  public String begins(String entry, String because) {
    var at = address.isEmpty() ? "" : " at " + address;
    return "Vault: %s is tried%s: %s".formatted(entry, at, because);
  }

  /// Whether a host is this computer, by a literal address or `localhost`: no name is looked up.
  public static boolean loopback(String host) {
    if (host.equalsIgnoreCase("localhost")) return true;
    var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (!bare.matches("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) return false;
    try {
      return InetAddress.getByName(bare).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
