package dev.holdfast.connector;

/// A typed value that an action hands to later steps as `${step.name}`. An output called
/// `recovery-point` (an instant) of an action that restores says which moment the restored store is
/// at; the loss clock uses it.
public record Output(String name, Param.Type type, String title) {}
