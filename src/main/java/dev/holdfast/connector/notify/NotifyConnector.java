package dev.holdfast.connector.notify;

import static dev.holdfast.connector.Param.required;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.DeclaredOnly;
import dev.holdfast.connector.Output;
import dev.holdfast.connector.Param;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.util.List;

/// Messages to people by chat, e-mail, status page, social media or phone: declared, and simulated
/// in rehearsals. Dangerous, because a message cannot be called back.
public final class NotifyConnector implements DeclaredOnly {
  @Override
  public String name() {
    return "notify";
  }

  @Override
  public List<ActionSpec> actions() {
    return List.of(
        new ActionSpec(
            "notify.send",
            "Send a message to people",
            EffectClass.DANGEROUS,
            List.of(
                required("audience", Param.Type.TEXT, "Who it is for"),
                required("text", Param.Type.TEXT, "What it says")),
            List.of(new Output("sent", Param.Type.TEXT, "What was sent where")),
            "",
            Duration.ofMinutes(1)));
  }

  @Override
  public List<CheckSpec> checks() {
    return List.of();
  }

  @Override
  public Problem cannot() {
    return Problem.of(
        "notify.declared-only",
        "This version of Holdfast cannot send messages",
        "its action is declared for plans and rehearsals only",
        "run the scenario as a rehearsal, or send the message by hand");
  }
}
