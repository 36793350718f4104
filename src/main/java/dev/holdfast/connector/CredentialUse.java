package dev.holdfast.connector;

/// What a credential is wanted for, as it goes on record.
///
/// @param step the step or checklist item
/// @param target where it is used
/// @param how in words, such as `header Authorization` or `password file of psql`
/// @param to where it is about to be sent, or meant to be; [Destination#NOWHERE] where the
///   connector hands it to a child and cannot tell
/// @param sent whether it goes there and nowhere else
public record CredentialUse(String step, String target, String how, Destination to, Sent sent) {
  /// Who decides where it goes.
  public enum Sent {
    /// The connector: the address is where it goes.
    THERE,
    /// A script, or SQL with commands of psql's own: the address is only what it is meant for.
    BY_ITSELF
  }

  public CredentialUse(String step, String target, String how) {
    this(step, target, how, Destination.NOWHERE, Sent.THERE);
  }

  /// The address for the record; empty where nobody knows it.
  public String at() {
    return sent == Sent.THERE ? to.address() : "";
  }

  /// The same, for another step.
  public CredentialUse in(String other) {
    return new CredentialUse(other, target, how, to, sent);
  }

  public static CredentialUse of(Call call, String target, String how) {
    return new CredentialUse(call.step(), target, how);
  }

  /// The same, with where it goes.
  public CredentialUse to(Destination there) {
    return new CredentialUse(step, target, how, there, sent);
  }
}
