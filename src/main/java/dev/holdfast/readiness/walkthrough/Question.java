package dev.holdfast.readiness.walkthrough;

import dev.holdfast.plan.Checklist;
import java.util.LinkedHashMap;
import java.util.Map;

/// One item of a checklist, as a person is asked it. It is on record with the walkthrough, so that
/// the record tells what was asked whatever becomes of the plan.
///
/// @param group id of the group
/// @param groupTitle with the part of a long group
/// @param ask what to look at or to try, and to state
/// @param required whether the walkthrough is incomplete without it
/// @param manner how its list is worked through; records from before it was kept say do-confirm
public record Question(
    String id,
    String group,
    String groupTitle,
    String title,
    String ask,
    boolean required,
    Checklist.Manner manner) {
  private static final String READ_DO = "read-do";

  static Question of(Map<?, ?> data) {
    return new Question(
        text(data, "id"),
        text(data, "group"),
        text(data, "groupTitle"),
        text(data, "title"),
        text(data, "ask"),
        Boolean.TRUE.equals(data.get("required")),
        text(data, "manner").equals(READ_DO)
            ? Checklist.Manner.READ_DO
            : Checklist.Manner.DO_CONFIRM);
  }

  /// The question that a person answers; what is sensed in a run asks for what is seen.
  String seen() {
    return ask.startsWith(Questions.SENSED) ? "" : ask;
  }

  private static String text(Map<?, ?> data, String key) {
    var value = data.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  Map<String, Object> data() {
    var data = new LinkedHashMap<String, Object>();
    data.put("id", id);
    data.put("group", group);
    data.put("groupTitle", groupTitle);
    data.put("title", title);
    data.put("ask", ask);
    data.put("required", required);
    if (manner == Checklist.Manner.READ_DO) data.put("manner", READ_DO);
    return data;
  }
}
