namespace Portal.Features.Forum;

/// <summary>Which answers two topics have before posts are moved between them, to see which of them have another one after that, or none.</summary>
internal sealed class AnswersMoved(Topic one, Topic other)
{
    private readonly (Topic Topic, long? Answer)[] before = [(one, one.AcceptedPostId), (other, other.AcceptedPostId)];

    /// <summary>The topics whose answer is another one now, and <paramref name="emptied"/>, which lost all its posts or has them again: there is nothing left to do in it, or all of it.</summary>
    public IReadOnlyList<long> Settles(Topic? emptied = null) => [.. before.Where(b => b.Topic == emptied || b.Topic.AcceptedPostId != b.Answer).Select(b => b.Topic.Id)];
}
