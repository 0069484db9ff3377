namespace Portal.Features.Forum;

/// <summary>What a poll came to: pure counting.</summary>
/// <param name="Voters">How many voted.</param>
/// <param name="Votes">The votes of each option in its order: how many chose it, or, in a ranking, how many stood behind it in the last round in which it was there.</param>
/// <param name="Winners">The numbers of the options that lead; several when they are level, none without a vote.</param>
/// <param name="Rounds">In a ranking the votes of each option round by round, null for those that are out; one round otherwise.</param>
public sealed record PollCount(int Voters, IReadOnlyList<int> Votes, IReadOnlyList<int> Winners, IReadOnlyList<IReadOnlyList<int?>> Rounds)
{
    /// <summary>Counts ballots.</summary>
    /// <param name="kind">How they were given.</param>
    /// <param name="options">How many options there are.</param>
    /// <param name="ballots">Each different ballot, the numbers of options from 1, with how many gave it.</param>
    public static PollCount Of(PollKind kind, int options, IReadOnlyList<(IReadOnlyList<int> Choices, int Times)> ballots)
    {
        var voters = ballots.Sum(b => b.Times);
        if (kind == PollKind.Ranked)
        {
            return RunOff(options, ballots, voters);
        }

        var votes = new int[options];
        foreach (var (choices, times) in ballots)
        {
            foreach (var choice in choices)
            {
                votes[choice - 1] += times;
            }
        }

        return new(voters, votes, Leaders(votes), [[.. votes.Select(v => (int?)v)]]);
    }

    /// <summary>
    /// Instant run-off: in each round a ballot counts for the first of its options that is still there. Who has more than half of the votes that count wins; else those
    /// with the fewest go. Where all that are left are level, they share the lead.
    /// </summary>
    private static PollCount RunOff(int options, IReadOnlyList<(IReadOnlyList<int> Choices, int Times)> ballots, int voters)
    {
        var standing = Enumerable.Range(1, options).ToHashSet();
        var last = new int[options];
        var rounds = new List<IReadOnlyList<int?>>();
        while (true)
        {
            var round = new int[options];
            foreach (var (choices, times) in ballots)
            {
                if (choices.FirstOrDefault(standing.Contains) is var choice and > 0)
                {
                    round[choice - 1] += times;
                }
            }

            rounds.Add([.. Enumerable.Range(1, options).Select(o => standing.Contains(o) ? round[o - 1] : (int?)null)]);
            foreach (var option in standing)
            {
                last[option - 1] = round[option - 1];
            }

            var (most, fewest, all) = (standing.Max(o => round[o - 1]), standing.Min(o => round[o - 1]), round.Sum());
            if (most * 2 > all || most == fewest)
            {
                return new(voters, last, voters == 0 ? [] : [.. standing.Where(o => round[o - 1] == most).Order()], rounds);
            }

            standing.RemoveWhere(o => round[o - 1] == fewest);
        }
    }

    private static IReadOnlyList<int> Leaders(int[] votes) =>
        votes.Max() is var most and > 0 ? [.. Enumerable.Range(1, votes.Length).Where(o => votes[o - 1] == most)] : [];
}
