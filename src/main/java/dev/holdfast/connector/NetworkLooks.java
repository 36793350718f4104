package dev.holdfast.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.naming.NamingException;

/// Looks with this laptop's own sockets and name servers.
public record NetworkLooks() implements Network.Looks {
  private static final Duration A_MOMENT = Duration.ofMillis(450);

  @Override
  public boolean here(InetAddress address) {
    try {
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  @Override
  public boolean carries(List<InetSocketAddress> any) {
    var channels = new ArrayList<SocketChannel>();
    try (var selector = Selector.open()) {
      for (var at : any) {
        var channel = SocketChannel.open();
        channels.add(channel);
        channel.configureBlocking(false);
        if (connects(channel, at)) return true;
        if (channel.isConnectionPending()) channel.register(selector, SelectionKey.OP_CONNECT);
      }
      var patience = Patience.of(A_MOMENT);
      while (!patience.over() && !selector.keys().isEmpty()) {
        selector.select(patience.leftMillis());
        for (var key : selector.selectedKeys()) {
          if (finishes((SocketChannel) key.channel())) return true;
          key.cancel();
        }
        selector.selectedKeys().clear();
        selector.selectNow(); // what was cancelled leaves the keys
      }
      return false;
    } catch (IOException e) {
      return false;
    } finally {
      for (var channel : channels) close(channel);
    }
  }

  private static boolean connects(SocketChannel channel, InetSocketAddress at) {
    try {
      return channel.connect(at);
    } catch (IOException e) {
      return refused(e);
    }
  }

  private static boolean finishes(SocketChannel channel) {
    try {
      return channel.finishConnect();
    } catch (IOException e) {
      return refused(e);
    }
  }

  /// Somebody there has said so.
  private static boolean refused(IOException e) {
    return e instanceof ConnectException && String.valueOf(e.getMessage()).contains("refused");
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It was only to be looked at.
    }
  }

  @Override
  public boolean namesAreServed() {
    try {
      return !NameServer.ask("", ".", "NS", A_MOMENT).isEmpty();
    } catch (NamingException e) {
      return false;
    }
  }

  @Override
  public String way(InetAddress address) {
    try (var socket = new DatagramSocket()) {
      socket.connect(address, 9); // chooses the route; UDP sends nothing for it
      var own = socket.getLocalAddress();
      var by = NetworkInterface.getByInetAddress(own);
      return by == null ? own.getHostAddress() : by.getName() + " " + own.getHostAddress();
    } catch (SocketException | UncheckedIOException e) {
      return "no route";
    }
  }
}
