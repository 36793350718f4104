package dev.holdfast.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Lets one class, field, constructor or method out of a house rule, with the reason written beside
/// it. The tests that hold the rules read it, so it stays in the class file and costs nothing at
/// run time.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.CONSTRUCTOR, ElementType.METHOD})
public @interface Exempt {
  /// Which rule, by the name of its field in the test.
  String from();

  /// Why the rule does not fit here, for a reviewer.
  String reason();
}
