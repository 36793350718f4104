package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Place;

/// A host and port that is connected to.
///
/// @param host the name that the plan states; certificates are checked against it
/// @param at the host that is really connected to
record HostPort(String host, String at, int port) {
  /// The parameters `host` and `port`, moved by the endpoint override of the target of that host.
  static HostPort of(Call call, long presetPort) {
    var host = call.args().text("host");
    var port =
        call.args()
            .find("port")
            .map(p -> Integer.parseInt(String.valueOf(p)))
            .orElse((int) presetPort);
    var endpoint = call.place().flatMap(Place::endpoint);
    var base = call.place().flatMap(p -> p.setting("url")).map(Address::http);
    var ours = base.isEmpty() || base.get().getHost().equalsIgnoreCase(host);
    if (endpoint.isEmpty() || !ours) return new HostPort(host, host, port);
    var text = endpoint.get();
    var uri = Address.http(text.contains("://") ? text : "http://" + text);
    return new HostPort(host, uri.getHost(), Address.port(uri));
  }

  @Override
  public String toString() {
    return at.equals(host) ? host + ":" + port : host + " (at " + at + ":" + port + ")";
  }
}
