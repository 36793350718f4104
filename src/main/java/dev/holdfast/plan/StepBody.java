package dev.holdfast.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a step is: the closed choice of step kinds.
public sealed interface StepBody {
  /// The word for it in JSON and on screen.
  String kind();

  /// A change or read through a connector.
  record Action(String action, @Nullable String target, Map<String, Object> with)
      implements StepBody {
    public Action {
      with = Map.copyOf(with);
    }

    @Override
    public String kind() {
      return "action";
    }
  }

  /// A person does something and states what they saw.
  record Ask(String question) implements StepBody {
    @Override
    public String kind() {
      return "ask";
    }
  }

  /// So many people of these roles agree.
  record Approve(int count, List<String> roles, boolean distinct) implements StepBody {
    public Approve {
      roles = List.copyOf(roles);
    }

    @Override
    public String kind() {
      return "approve";
    }
  }

  /// A person chooses a branch: a scenario of the plan, or `end` (go on here).
  record Decide(@Nullable String question, Map<String, String> branches) implements StepBody {
    @Override
    public String kind() {
      return "decide";
    }
  }

  /// Waits for a check, for an amount of time, or for a moment; exactly one is set.
  record Wait(@Nullable CheckUse check, @Nullable Duration lasting, @Nullable String moment)
      implements StepBody {
    @Override
    public String kind() {
      return "wait";
    }
  }

  /// Runs another scenario's steps in place, as `sub/step`.
  record Run(String scenario, Map<String, Object> inputs) implements StepBody {
    public Run {
      inputs = Map.copyOf(inputs);
    }

    @Override
    public String kind() {
      return "run";
    }
  }
}
