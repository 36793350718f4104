package dev.holdfast.connector.aws;

import dev.holdfast.kernel.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/// What an error of the SDK means: whether something may have happened, and how to say it.
final class Failures {
  private Failures() {}

  private static final Set<String> BAD_KEYS =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "AuthFailure",
          "InvalidAccessKeyId");

  /// True when it is certain that the request had no effect: AWS answered with a refusal, or no
  /// connection came about.
  static boolean nothingHappened(SdkException failure) {
    if (failure instanceof AwsServiceException answer) {
      return answer.statusCode() >= 400 && answer.statusCode() < 500 && answer.statusCode() != 408;
    }
    return neverConnected(failure) || noCredentials(failure);
  }

  static boolean notFound(SdkException failure) {
    return failure instanceof AwsServiceException answer
        && (answer.statusCode() == 404 || (nothingHappened(failure) && looksAbsent(code(answer))));
  }

  private static boolean looksAbsent(String code) {
    return code.contains("NotFound") || code.startsWith("NoSuch") || code.endsWith("DoesNotExist");
  }

  static String code(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails())
        .map(details -> details.errorCode())
        .orElse("");
  }

  private static String message(SdkException failure) {
    if (failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
      var message = answer.awsErrorDetails().errorMessage();
      if (message != null && !message.isBlank()) return message;
    }
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }

  private static boolean neverConnected(Throwable failure) {
    for (var at = failure; at != null; at = at.getCause()) {
      if (at instanceof ConnectException
          || at instanceof UnknownHostException
          || at instanceof NoRouteToHostException) return true;
    }
    return false;
  }

  /// What was seen instead of an answer by AWS.
  private static Optional<String> notAws(Throwable failure) {
    for (var at = failure; at != null; at = at.getCause()) {
      if (at instanceof NotAws foreign) return Optional.of(foreign.seen());
    }
    return Optional.empty();
  }

  private static boolean noCredentials(SdkException failure) {
    return message(failure).toLowerCase(Locale.ROOT).contains("unable to load credentials");
  }

  private static boolean interrupted(Throwable failure) {
    for (var at = failure; at != null; at = at.getCause()) {
      if (at instanceof AbortedException || closedByInterrupt(at)) return true;
    }
    return false;
  }

  /// A socket has no exception of its own for an interrupt on a virtual thread.
  private static boolean closedByInterrupt(Throwable at) {
    return at instanceof SocketException && "Closed by interrupt".equals(at.getMessage());
  }

  private static boolean timedOut(Throwable failure) {
    for (var at = failure; at != null; at = at.getCause()) {
      if (at instanceof SocketTimeoutException
          || at instanceof ApiCallTimeoutException
          || at instanceof ApiCallAttemptTimeoutException) return true;
    }
    return false;
  }

  /// Says what went wrong, in the words of the person who deals with it.
  static Problem problem(String doing, Site site, SdkException failure) {
    var where = doing + " on target " + site.place().id();
    if (failure instanceof AwsServiceException answer) return answered(where, site, answer);
    var gateway = site.place().endpoint().map(at -> " at " + at).orElse("");
    var foreign = notAws(failure);
    if (foreign.isPresent()) {
      return Problem.of(
          "aws.not-aws",
          where + " was answered by something that is not AWS" + gateway,
          "it said " + foreign.get() + "; whether AWS was reached behind it cannot be known",
          "sign in to the network if it is its page, check the endpoint and the proxy, then look at"
              + " what is there before doing it again");
    }
    if (noCredentials(failure)) {
      return Problem.of(
          "aws.no-credentials",
          where + " had no credentials",
          "none was found in the " + site.keys().words(),
          "add the vault entry or profile that the target names");
    }
    if (neverConnected(failure)) {
      return Problem.of(
          "aws.unreachable",
          where + " reached no one" + gateway,
          "no connection came about, so nothing was sent",
          "check the network and the endpoint of " + site.region());
    }
    if (interrupted(failure)) {
      return Problem.of(
          "aws.interrupted",
          where + " gave no answer for as long as it was waited for" + gateway,
          "its time was up, or it was stopped; the request may have arrived",
          "look at what is there before doing it again");
    }
    return Problem.of(
        timedOut(failure) ? "aws.no-answer" : "aws.connection-lost",
        where + (timedOut(failure) ? " got no answer in time" : " lost its connection") + gateway,
        "the request may have arrived: " + firstLine(message(failure)),
        "look at what is there before doing it again");
  }

  private static Problem answered(String where, Site site, AwsServiceException answer) {
    var code = code(answer);
    var said = "AWS says " + answer.statusCode() + " " + code + ": " + firstLine(message(answer));
    if (answer.statusCode() >= 500) {
      return Problem.of(
          "aws.server-error",
          where + " ended in an error at AWS",
          said,
          "look at what is there before doing it again");
    }
    if (answer.isThrottlingException() || answer.statusCode() == 429) {
      return Problem.of("aws.throttled", where + " came too fast", said, "wait and try again");
    }
    if (BAD_KEYS.contains(code)) {
      return Problem.of(
          "aws.credentials-refused",
          where + ": the credential was not accepted",
          said,
          "renew " + site.keys().words());
    }
    if (answer.statusCode() == 403
        || code.startsWith("AccessDenied")
        || code.startsWith("Unauth")) {
      return Problem.of(
          "aws.access-denied",
          where + " is not allowed",
          said,
          "use a credential that may do it, or ask for the permission");
    }
    if (notFound(answer)) {
      return Problem.of(
          "aws.not-found",
          where + ": AWS does not know it",
          said,
          "check the name, the account and the Region");
    }
    return Problem.of(
        "aws.refused", where + " was refused", said, "correct what AWS names, then try again");
  }

  static String firstLine(String text) {
    var line = text.lines().findFirst().orElse("").strip();
    return line.length() > 300 ? line.substring(0, 300) + "..." : line;
  }
}
