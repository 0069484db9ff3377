using Portal.Features.Clubs;
using Portal.Features.Forum;

namespace Portal.Tests.Features.Clubs;

/// <summary>Somebody who tries what the table of rights in clubs says.</summary>
sealed record ClubCaller(string Role, Member? Member, HttpClient Api, string? Token);

/// <summary>A club of the table with one thing of each kind in it: what may not be done is tried on these, so that they stay as they are.</summary>
sealed record ClubPlace(Visibility Kind, ClubView View)
{
    /// <summary>An invitation by link: its id, and its secret.</summary>
    public required (long Id, string Secret) Link { get; init; }

    /// <summary>The invitation to the name of who is invited.</summary>
    public required long Personal { get; init; }

    public required long Article { get; init; }

    public required long Download { get; init; }

    public required long Photo { get; init; }

    public required long News { get; init; }

    public required long Draft { get; init; }

    public required long Event { get; init; }

    /// <summary>A question hour that is open, with the question 1, which is being answered, and the answer 2 to it.</summary>
    public required long Hour { get; init; }

    public required long Draw { get; init; }

    /// <summary>A contest that takes entries, with the entry 1.</summary>
    public required long Contest { get; init; }

    /// <summary>One that is voted on, with the entry 1.</summary>
    public required long Voting { get; init; }

    public required long Quiz { get; init; }

    public required PostPlace Topic { get; init; }

    public required long Reply { get; init; }

    public long Id => View.Club.Id;

    public string Slug => View.Club.Slug;

    /// <summary>The number of what was said first in its room.</summary>
    public int Said => 1;
}
