package dev.holdfast.incident;

import dev.holdfast.kernel.EntryRef;
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

  /// What a question asks for is stated.
  ///
  /// @param seen which showing of the question the person has read, see [Shown#mark]; empty where
  ///   they do not say
  record Answer(String step, String text, String seen) implements Command {
    public Answer(String step, String text) {
      this(step, text, "");
    }
  }

  /// The name of what is touched was typed.
  ///
  /// @param seen which showing the person has before their eyes, see [Shown#mark]; empty where they
  ///   do not say
  record Confirm(String step, String typed, String seen) implements Command {
    public Confirm(String step, String typed) {
      this(step, typed, "");
    }
  }

  /// What a step asks for is agreed to.
  ///
  /// @param seen which showing of the question the person has read, see [Shown#mark]; empty where
  ///   they do not say
  record Approve(String step, String seen) implements Command {
    public Approve(String step) {
      this(step, "");
    }
  }

  /// A branch is chosen.
  ///
  /// @param seen as of an answer
  record Decide(String step, String branch, String seen) implements Command {
    public Decide(String step, String branch) {
      this(step, branch, "");
    }
  }

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
  /// @param how where it goes, where that is not the eyes of a person; else empty
  record Revealed(EntryRef entry, String second, String because, String how) implements Command {
    public Revealed(EntryRef entry, String second, String because) {
      this(entry, second, because, "");
    }
  }

  /// The entry holds a new secret now, and the old one is no good any more.
  record Rotated(EntryRef entry) implements Command {}

  /// What was given out needs no rotation, and why.
  ///
  /// @param vault names the vault that it is of; empty for whatever has the name
  record SignOff(String entry, String vault, String because) implements Command {
    public SignOff(String entry, String because) {
      this(entry, "", because);
    }
  }

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

  /// A private network can be reached, as a person knows by other ways: who is silent there is
  /// down.
  ///
  /// @param network as the plan or a silent reading names it
  record WayThere(String network, String because) implements Command {}

  /// Nobody answers for that any more.
  record WayUnsure(String network) implements Command {}

  /// The resume card was read.
  record ResumeRead() implements Command {}
}
