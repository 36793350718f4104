package dev.holdfast.incident;

/// Who says or does something. On one laptop a name is *stated*.
///
/// @param role id of a role of the plan, or empty
public record Person(String name, String role) {
  public static final Person HOLDFAST = new Person("Holdfast", "");
}
