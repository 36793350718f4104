package dev.holdfast.peers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// A database instance that was accepted and takes its time: without an endpoint while "creating",
/// then with one while "backing-up". Only answers that would have said "available" are counted, so
/// that looking before the instance is there does not shorten the wait.
public final class StillCreating implements UnaryOperator<String> {
  private static final String AVAILABLE = "<DBInstanceStatus>available</DBInstanceStatus>";
  private final AtomicInteger answers = new AtomicInteger();
  private final int creating;
  private final int backingUp;

  public StillCreating(int creating, int backingUp) {
    this.creating = creating;
    this.backingUp = backingUp;
  }

  /// Rewrites what the proxy answers about an instance.
  public StillCreating on(SlowProxy proxy, String instance) {
    proxy.rewrite(
        "DescribeDBInstances", "DBInstanceIdentifier=" + instance, Integer.MAX_VALUE, this);
    return this;
  }

  /// Whether every answer that was to say "not yet" has been given, and then a later one.
  public boolean over() {
    return answers.get() > creating + backingUp;
  }

  @Override
  public String apply(String body) {
    if (!body.contains(AVAILABLE)) return body;
    var answer = answers.incrementAndGet();
    if (answer > creating + backingUp) return body;
    return answer > creating
        ? body.replace(AVAILABLE, AVAILABLE.replace("available", "backing-up"))
        : body.replace(AVAILABLE, AVAILABLE.replace("available", "creating"))
            .replaceAll("(?s)<Endpoint>.*?</Endpoint>", "");
  }
}
