package dev.holdfast.connector;

/// What a credential is wanted for, as it goes on record.
///
/// @param step the step or checklist item
/// @param target where it is used
/// @param how in words, such as `header Authorization` or `password file of psql`
/// @param to where it is about to be sent; [Destination#NOWHERE] where the connector hands it to a
///   child and cannot tell
public record CredentialUse(String step, String target, String how, Destination to) {
  public CredentialUse(String step, String target, String how) {
    this(step, target, how, Destination.NOWHERE);
  }

  public static CredentialUse of(Call call, String target, String how) {
    return new CredentialUse(call.step(), target, how);
  }

  /// The same, with where it goes.
  public CredentialUse to(Destination there) {
    return new CredentialUse(step, target, how, there);
  }
}
