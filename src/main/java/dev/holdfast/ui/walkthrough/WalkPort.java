package dev.holdfast.ui.walkthrough;

import dev.holdfast.readiness.walkthrough.Verdict;
import dev.holdfast.readiness.walkthrough.Walk;
import dev.holdfast.ui.uikit.Reply;
import java.time.Instant;
import java.util.Map;
import javafx.scene.Node;

/// What a walkthrough's screen may ask for. What is taken comes back as a new [Walk].
public interface WalkPort {
  /// Says what was seen of an item.
  ///
  /// @param seenBy who answers, where that is not the person at the keys; else empty
  void answer(Walk walk, String item, Verdict verdict, String text, String seenBy, Reply reply);

  void note(Walk walk, String text, Reply reply);

  void end(Walk walk);

  void print(Walk walk);

  /// Back to the start page; it can be taken up from there.
  void leave(Walk walk);

  /// What was typed and not yet sent, by field.
  Map<String, String> drafts();

  String person();

  Instant now();

  void act(String id);

  void sheet(Node sheet);

  void closeSheet();
}
