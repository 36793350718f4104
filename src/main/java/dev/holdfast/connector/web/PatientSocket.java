package dev.holdfast.connector.web;

import dev.holdfast.connector.Patience;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/// A socket whose reads together take no longer than a patience: the usual limit of a socket begins
/// anew with each byte, and a server that sends one now and then would hold a handshake for ever.
final class PatientSocket extends Socket {
  private final Patience patience;

  PatientSocket(Patience patience) {
    this.patience = patience;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        setSoTimeout(patience.leftMillis());
        return super.read();
      }

      @Override
      public int read(byte[] into, int from, int most) throws IOException {
        setSoTimeout(patience.leftMillis());
        return super.read(into, from, most);
      }
    };
  }
}
