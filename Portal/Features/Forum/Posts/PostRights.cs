namespace Portal.Features.Forum;

/// <summary>What one reader may do with one post, and has done with it. Equal where the post would offer the same.</summary>
/// <param name="Own">They wrote it.</param>
/// <param name="Write">May react.</param>
/// <param name="Accept">May accept it as the answer, or take that back.</param>
/// <param name="Edit">May edit it.</param>
/// <param name="Flag">May report it to the moderators.</param>
/// <param name="Given">The names of the reactions they gave, and <see cref="Bookmarks.Mark"/> where they bookmarked it, with a space between.</param>
public sealed record PostRights(bool Own, bool Write, bool Accept, bool Edit, bool Flag, string Given)
{
    /// <summary>May answer it: not in a closed topic.</summary>
    public bool Reply { get; init; }

    /// <summary>May delete it: their own.</summary>
    public bool Delete { get; init; }

    /// <summary>May take from view what somebody else wrote, or show it again.</summary>
    public bool Hide { get; init; }

    /// <summary>May open it to everybody's edits, or take that back.</summary>
    public bool MakeWiki { get; init; }

    /// <summary>May take personal data out of it.</summary>
    public bool Rescue { get; init; }

    /// <summary>May put a poll under it.</summary>
    public bool AddPoll { get; init; }

    /// <summary>A visitor's.</summary>
    public static PostRights None { get; } = new(false, false, false, false, false, "");

    /// <summary>Whether they bookmarked it.</summary>
    public bool Bookmarked => Gave(Bookmarks.Mark);

    /// <summary>Whether they gave this reaction.</summary>
    public bool Gave(string reaction) => Given.Split(' ').Contains(reaction);
}
