using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>What stands in the form of a new topic, besides the text in its box.</summary>
internal sealed class NewTopicInput
{
    /// <summary>What the topic is for.</summary>
    public TopicKind Kind { get; set; }

    /// <summary>Where it goes.</summary>
    public long CategoryId { get; set; }

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>Tags, as typed.</summary>
    public string? Tags { get; set; }

    /// <summary>An announcement to which only staff are to reply.</summary>
    public bool Closed { get; set; }

    /// <summary>What a program wrote into the field that nobody sees.</summary>
    public string? Website { get; set; }

    /// <summary>What was answered, by the label of the field: also what another category asked, which may ask again.</summary>
    public Dictionary<string, IReadOnlyList<string>> Fields { get; } = [];

    /// <summary>True where a field was answered: worth keeping without a title or a text.</summary>
    public bool IsAnswered => Fields.Values.Any(given => given.Count > 0);

    /// <summary>True where anything was typed.</summary>
    public bool IsBegun => IsAnswered || !string.IsNullOrWhiteSpace(Title) || !string.IsNullOrWhiteSpace(Tags);

    /// <summary>As a draft keeps it, without the title.</summary>
    public string Write() => new NewTopicDraft(Kind, CategoryId, Tags) { Fields = Fields, Closed = Closed }.Write();

    /// <summary>Takes back what a draft kept; a category only where it still may be chosen.</summary>
    public void Restore(string? details, Func<long, bool> mayChoose)
    {
        if (NewTopicDraft.Read(details) is not { } kept)
        {
            return;
        }

        (Kind, Tags, Closed) = (kept.Kind, kept.Tags, kept.Closed);
        foreach (var (label, given) in kept.Fields)
        {
            Fields[label] = given;
        }

        CategoryId = mayChoose(kept.CategoryId) ? kept.CategoryId : CategoryId;
    }

    /// <summary>Brings back what was sent. What was typed since stays, and then also where that is to go.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="anew">Something was typed since.</param>
    /// <param name="mayChoose">Whether a category still may be chosen.</param>
    public void PutBack(SentText sent, bool anew, Func<long, bool> mayChoose)
    {
        Restore(anew ? NewTopicDraft.Merge(sent.Details, Write()) : sent.Details, mayChoose);
        Title = string.IsNullOrWhiteSpace(Title) ? sent.Title : Title;
    }

    /// <summary>Forgets what was written; where it was to go stays.</summary>
    public void Forget()
    {
        Title = null;
        Fields.Clear();
    }

    /// <summary>The answers to these fields.</summary>
    public IReadOnlyList<FormAnswer> AnswersTo(IEnumerable<FormField> fields) => [.. fields.Select(f => new FormAnswer(f.Label, f.Fit(Fields.GetValueOrDefault(f.Label, []))))];

    /// <summary>The topic, with the text from the box.</summary>
    public NewTopic With(string text, IEnumerable<FormField> fields) =>
        new(CategoryId, Kind, Title ?? "", text, TagWords.Split(Tags), Drafted: true) { Fields = AnswersTo(fields), Closed = Closed && Kind == TopicKind.Announcement, Trapped = !string.IsNullOrEmpty(Website) };
}
