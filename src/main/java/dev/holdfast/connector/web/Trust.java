package dev.holdfast.connector.web;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/// Which certificate authorities are believed: the Java runtime's, or those of the PEM file that
/// the target names as `ca`. There is no way to believe every certificate.
final class Trust {
  private Trust() {}

  static SSLContext of(Call call) {
    var ca = call.place().flatMap((Place place) -> place.setting("ca"));
    var managers = believed(call);
    try {
      // A context of its own for each look: a resumed session would not show today's certificate.
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.toArray(TrustManager[]::new), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw unreadable(ca, e);
    }
  }

  /// The names of those who are believed without a certificate of anybody else.
  static Set<X500Principal> anchors(Call call) {
    return believed(call).stream()
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
        .map(X509Certificate::getSubjectX500Principal)
        .collect(Collectors.toSet());
  }

  private static List<TrustManager> believed(Call call) {
    var ca = call.place().flatMap((Place place) -> place.setting("ca"));
    try {
      return ca.isEmpty()
          ? Usual.MANAGERS
          : managers(store(call.around().planFolder().resolve(ca.get())));
    } catch (GeneralSecurityException | IOException e) {
      throw unreadable(ca, e);
    }
  }

  private static ProblemException unreadable(Optional<String> ca, Exception e) {
    return new ProblemException(
        Problem.of(
            "web.ca",
            "the certificate authorities of " + ca.orElse("this laptop") + " cannot be read",
            String.valueOf(e.getMessage()),
            "correct the target's ca"),
        e);
  }

  private static List<TrustManager> managers(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return List.of(factory.getTrustManagers());
  }

  /// Those of the Java runtime, read once: they are 150 certificates, and an estate is read often.
  private static final class Usual {
    static final List<TrustManager> MANAGERS = read();

    private static List<TrustManager> read() {
      try {
        return managers(null);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the Java runtime has no certificate authorities", e);
      }
    }
  }

  private static KeyStore store(Path pem) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var in = Files.newInputStream(pem)) {
      int n = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + n++, certificate);
      }
      if (n == 0) throw new IOException("no certificate in " + pem);
    }
    return store;
  }

  /// The part of a failure that a person can act on.
  static String why(Throwable failure) {
    var deepest = failure;
    while (deepest.getCause() != null) deepest = deepest.getCause();
    return Optional.ofNullable(deepest.getMessage()).orElse(deepest.getClass().getSimpleName());
  }
}
