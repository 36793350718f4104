package dev.holdfast.incident;

import java.time.Instant;

/// What a person can tell a run. Each becomes an event by that person, or a problem.
public sealed interface Command {
  /// Whether it lets a step go on. What looks, puts back, or is only said does not.
  default boolean drives() {
    return switch (this) {
      case Answer _,
          Confirm _,
          Approve _,
          Decide _,
          Retry _,
          Skip _,
          Input _,
          AcceptTarget _,
          Pause _,
          Continue _ ->
          true;
      default -> false;
    };
  }

  record Answer(String step, String text) implements Command {}

  record Confirm(String step, String typed) implements Command {}

  record Approve(String step) implements Command {}

  record Decide(String step, String branch) implements Command {}

  record Retry(String step) implements Command {}

  record Skip(String step, String because) implements Command {}

  /// A person says whether an in-doubt effect took place.
  ///
  /// @param happened whether the in-doubt effect took place
  record Resolve(String step, boolean happened, String because) implements Command {}

  /// Look again at an in-doubt step.
  record Look(String step) implements Command {}

  record Undo(String step) implements Command {}

  record Input(String input, String value) implements Command {}

  /// The target's identity cannot be read: a person accepts it once, by name and with a reason.
  record AcceptTarget(String target, String because) implements Command {}

  record Pause() implements Command {}

  record Continue() implements Command {}

  record Stop() implements Command {}

  record Close(String because) implements Command {}

  /// The value that was seen.
  ///
  /// @param seenBy who saw it, where that is not who says it; else empty
  record Tick(String item, String value, String seenBy) implements Command {
    public Tick(String item, String value) {
      this(item, value, "");
    }
  }

  record Overrule(String item, String because) implements Command {}

  record NotApplicable(String item, String because) implements Command {}

  record Note(String text) implements Command {}

  record Began(Instant began) implements Command {}

  /// The message to people was sent.
  record UpdateSent(String update) implements Command {}

  /// It was put on record as sent by mistake: it is owed as before.
  record UpdateNotSent(String update, String because) implements Command {}

  /// A person is about to see a secret of a vault's entry: on record before they do.
  ///
  /// @param second the second person where the entry needs two, else empty
  record Revealed(String entry, String vault, String second, String because) implements Command {}

  /// The entry holds a new secret now, and the old one is no good any more.
  record Rotated(String entry) implements Command {}

  /// What was given out needs no rotation, and why.
  record SignOff(String entry, String because) implements Command {}

  /// The vault was opened for this run, in the process that drives it.
  record VaultOpened() implements Command {}

  /// The vault gives out credentials for its whole lease again, from now on.
  record VaultExtended() implements Command {}

  /// Nothing more leaves this laptop, until [GoOnline].
  record GoOffline() implements Command {}

  record GoOnline() implements Command {}

  /// A part of the world is down, as a person knows by other ways.
  ///
  /// @param what `KIND=NAME`, such as `region=us-west-2`
  record MarkDown(String what, String because) implements Command {}

  /// It is up again.
  record MarkUp(String what) implements Command {}

  /// The resume card was read.
  record ResumeRead() implements Command {}
}
