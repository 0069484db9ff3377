using Portal.Kernel;

namespace Portal.Commons.People;

/// <summary>What is taken from somebody now, by what was decided about them.</summary>
/// <param name="Banned">A suspension or a ban stands.</param>
/// <param name="Muted">A mute stands.</param>
/// <param name="Warned">A warning waits to be read.</param>
/// <param name="MutedAt">The places about which alone a mute stands.</param>
/// <param name="WarnedAt">The places about which alone a warning waits.</param>
/// <param name="Approval">What they write waits for a moderator.</param>
/// <param name="ApprovalAt">The places where alone it does.</param>
internal sealed record Bonds(bool Banned, bool Muted, bool Warned, IReadOnlyList<Subject> MutedAt, IReadOnlyList<Subject> WarnedAt, bool Approval, IReadOnlyList<Subject> ApprovalAt)
{
    private const string Mute = "Mute", Warning = "Warning", Look = "Approval";

    /// <summary>Nothing, as with nearly everybody.</summary>
    public static Bonds None { get; } = new(false, false, false, [], [], false, []);

    /// <summary>Reads them as the statement of the <see cref="Standing"/> says them, with spaces between: a kind and perhaps its place, as <c>Ban</c> and <c>Mute@club:7</c>.</summary>
    public static Bonds Parse(string? words)
    {
        if (string.IsNullOrEmpty(words))
        {
            return None;
        }

        var kinds = words.Split(' ').Select(word => word.Split('@')).ToLookup(parts => parts[0], parts => parts.Length > 1 ? Subject.Parse(parts[1]) : null);
        return new(
            kinds.Any(kind => kind.Key is not (Mute or Warning or Look)), kinds[Mute].Contains(null), kinds[Warning].Contains(null), [.. kinds[Mute].OfType<Subject>()], [.. kinds[Warning].OfType<Subject>()],
            kinds[Look].Contains(null), [.. kinds[Look].OfType<Subject>()]);
    }
}
