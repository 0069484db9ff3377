using Portal.Commons.Moderation;
using Portal.Kernel;

namespace Portal.Features.Moderation;

/// <summary>What is left after decisions were to be taken back.</summary>
/// <param name="CaseIds">The cases whose decisions stand still.</param>
/// <param name="AtReason">What is wrong with the reason given; null where that was not it.</param>
/// <param name="Others">Why they stand otherwise: each once, with how many.</param>
internal sealed record NotUndone(IReadOnlyList<long> CaseIds, string? AtReason, IReadOnlyList<(string Why, int Count)> Others)
{
    /// <summary>Nothing.</summary>
    public static NotUndone None { get; } = new([], null, []);

    /// <summary>Of the cases that were asked for, by what came of it.</summary>
    public static NotUndone Of(IReadOnlyList<long> asked, Result<ManyDone> result)
    {
        List<DoneCase> left = result.Try(out var done, out var refused) ? [.. done.Items.Where(i => i.Problem is not null)] : [];
        List<Problem> problems = refused is not null ? [refused] : [.. left.Select(i => i.Problem!)];
        return new(
            refused is not null ? asked : [.. left.Select(i => i.Id)],
            problems.Find(p => p.Field == "note")?.Sentence,
            [.. problems.Where(p => p.Field != "note").GroupBy(p => p.Sentence).Select(g => (g.Key, g.Count()))]);
    }

    /// <summary>All of it, in words.</summary>
    public string Sentence => string.Join(' ', Others.Select(o => o.Why).Concat(AtReason is { } at ? [at] : Array.Empty<string>()));
}
