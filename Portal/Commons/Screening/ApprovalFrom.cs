using Portal.Commons.People;

namespace Portal.Commons.Screening;

/// <summary>From when on what somebody writes in a place stands at once: what those write who are less known than this waits for a moderator. Stored by its name.</summary>
public enum ApprovalFrom
{
    /// <summary>What newcomers write waits.</summary>
    Member,

    /// <summary>And what members write who have only looked around.</summary>
    Regular,

    /// <summary>What all write waits but helpers.</summary>
    Helper,

    /// <summary>What everybody writes waits but the staff and who keeps order there.</summary>
    Staff,
}

/// <summary>Whose writing that is.</summary>
internal static class ApprovalRules
{
    /// <summary>Whether what somebody writes waits who is known so well and is no staff.</summary>
    public static bool Holds(this ApprovalFrom from, Trust known) => from switch
    {
        ApprovalFrom.Member => known < Trust.Member,
        ApprovalFrom.Regular => known < Trust.Regular,
        ApprovalFrom.Helper => known < Trust.Helper,
        _ => true,
    };
}
