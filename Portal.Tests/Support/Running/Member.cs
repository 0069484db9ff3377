namespace Portal.Tests.Support.Running;

/// <summary>Somebody with an account in a test: the name is made unique, so that tests on one portal do not meet.</summary>
public sealed record Member(long Id, string Name, string Email, string Password, Roles Roles)
{
    /// <summary>How they act in a deed.</summary>
    public Actor Actor => Actor.Member(Id);
}
