package dev.holdfast;

import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/// Holds for constructors that take no more than so many parameters.
final class AtMostParameters extends ArchCondition<JavaConstructor> {
  private final int most;

  AtMostParameters(int most) {
    super("take at most %d parameters", most);
    this.most = most;
  }

  @Override
  public void check(JavaConstructor made, ConditionEvents events) {
    var count = made.getRawParameterTypes().size();
    if (count > most) {
      var what = "%s takes %d parameters".formatted(made.getOwner().getName(), count);
      events.add(SimpleConditionEvent.violated(made, what));
    }
  }
}
