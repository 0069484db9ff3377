namespace Portal.Commons.People;

/// <summary>How well somebody is known here: earned by reading and helping. Whom the operator adds is known from the start.</summary>
public enum Trust
{
    /// <summary>Has just come.</summary>
    Newcomer,

    /// <summary>Has looked around.</summary>
    Member,

    /// <summary>Comes often and is thanked.</summary>
    Regular,

    /// <summary>Has solved the questions of others.</summary>
    Helper,
}
