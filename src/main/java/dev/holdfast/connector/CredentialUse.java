package dev.holdfast.connector;

/// What a credential is wanted for, as it goes on record.
///
/// @param step the step or checklist item
/// @param target where it is used
/// @param how in words, such as `header Authorization` or `password file of psql`
public record CredentialUse(String step, String target, String how) {
  public static CredentialUse of(Call call, String target, String how) {
    return new CredentialUse(call.step(), target, how);
  }
}
