package dev.holdfast.readiness.walkthrough;

import dev.holdfast.journal.HomeEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a walkthrough puts on the home's record.
///
/// @param type such as `walkthrough.answered`
record WalkEvent(String type, Map<String, Object> data) implements HomeEvent {
  static final String BEGAN = "walkthrough.began";
  static final String ITEMS = "walkthrough.items";
  static final String ANSWERED = "walkthrough.answered";
  static final String NOTED = "walkthrough.noted";
  static final String LEFT = "walkthrough.left";
  static final String TAKEN_UP = "walkthrough.taken-up";
  static final String ENDED = "walkthrough.ended";

  static WalkEvent of(String type, String walk, Object... more) {
    var data = new LinkedHashMap<String, Object>();
    data.put("walkthrough", walk);
    for (var i = 0; i < more.length; i += 2) data.put(String.valueOf(more[i]), more[i + 1]);
    return new WalkEvent(type, data);
  }

  static WalkEvent items(String walk, List<Question> questions) {
    return of(ITEMS, walk, "items", questions.stream().map(Question::data).toList());
  }
}
