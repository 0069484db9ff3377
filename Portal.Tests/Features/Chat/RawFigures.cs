using Microsoft.EntityFrameworkCore;
using Portal.Commons.Hours;
using Portal.Features.Chat;
using ChatRow = Portal.Features.Chat.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>Something that is measured, as the lines of a chat tell it.</summary>
sealed record RawThing(MeasureKind Kind, MeasureEnd? End, long? Department, long? Agent, DateTime Opened, DateTime? Ended, double Open, bool HasTarget, bool Late)
{
    public double Wall => (Ended!.Value - Opened).TotalSeconds;
}

/// <summary>A rating with the solution that was rated.</summary>
sealed record RawRating(bool Good, long? Agent, DateTime At, RawThing? Solution);

/// <summary>
/// The figures as a reader of the definitions adds them up: from the raw lines of all chats, a chat at a time and looking back from its end, where the portal moves clocks on line by line. It shares the
/// calendar of opening hours with the portal, and nothing else.
/// </summary>
sealed class RawFigures
{
    readonly Dictionary<long, OpeningHours> hours = [];
    readonly Dictionary<long, PromiseTargets> targets = [];

    public List<RawThing> Things { get; } = [];

    public List<RawRating> Ratings { get; } = [];

    /// <summary>Reads a whole portal.</summary>
    public static async Task<RawFigures> Of(TestPortal portal)
    {
        var raw = new RawFigures();
        await using var db = portal.Get<Database>().Open();
        foreach (var department in await db.Set<Department>().ToListAsync()) raw.hours[department.Id] = department.Hours;
        foreach (var target in await db.Set<PromiseTargets>().ToListAsync()) raw.targets[target.DepartmentId] = target;
        var (moves, promises) = (await db.Set<ChatMove>().ToDictionaryAsync(m => m.LineId), (await db.Set<ChatPromise>().ToListAsync()).ToLookup(p => p.ChatId));
        var lines = (await db.Set<ChatMessage>().OrderBy(m => m.Number).ToListAsync()).ToLookup(m => m.ChatId);
        var ratings = (await db.Set<ChatRating>().ToListAsync()).ToLookup(r => r.ChatId);
        foreach (var chat in await db.Set<ChatRow>().ToListAsync())
        {
            var (of, first) = (lines[chat.Id].ToList(), lines[chat.Id].Where(l => moves.ContainsKey(l.Id)).Select(l => moves[l.Id]).FirstOrDefault());
            var places = new List<Place> { new(0, DateTime.MinValue, first is null ? chat.DepartmentId : first.FromId) };
            places.AddRange(of.Where(l => moves.ContainsKey(l.Id)).Select(l => new Place(l.Number, l.At, moves[l.Id].ToId)));
            raw.Read(of, places);
            raw.Things.AddRange(promises[chat.Id].Select(p => Promise(p, places, of)));
            foreach (var rating in ratings[chat.Id])
            {
                var end = of.Single(l => l.Number == rating.Part);
                raw.Ratings.Add(new(rating.Verdict == Verdict.Good, rating.AgentId, rating.At, raw.OfChat(of).SingleOrDefault(t => t.Kind == MeasureKind.Solution && t.Ended == end.At)));
            }
        }

        return raw;

        static RawThing Promise(ChatPromise p, List<Place> places, List<ChatMessage> of) => new(
            MeasureKind.Promise, p.EndedAt is null ? null : p.Ending == PromiseEnd.Kept ? MeasureEnd.Given : MeasureEnd.TakenBack,
            places.Last(x => x.From <= of.Single(l => l.Id == p.LineId).Number).Department, p.MadeById, p.MadeAt, p.EndedAt, 0, true, p.DueAt < (p.EndedAt ?? DateTime.MaxValue));
    }

    readonly Dictionary<long, List<RawThing>> byChat = [];

    List<RawThing> OfChat(List<ChatMessage> lines) => byChat[lines[0].ChatId];

    void Read(List<ChatMessage> lines, List<Place> places)
    {
        var things = byChat[lines[0].ChatId] = [];
        for (var rest = lines; rest.Count > 0;)
        {
            var begin = rest.FindIndex(l => l.Event == ChatEvent.Reopened || IsAsked(l));
            if (begin < 0) break;
            var end = rest.FindIndex(begin, l => l.Event is ChatEvent.Closed or ChatEvent.Left);
            things.AddRange(Part(rest[begin..(end < 0 ? rest.Count : end)], end < 0 ? null : rest[end], places));
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        Things.AddRange(things);
    }

    IEnumerable<RawThing> Part(List<ChatMessage> part, ChatMessage? end, List<Place> places)
    {
        var cut = end?.Event == ChatEvent.Left ? MeasureEnd.Left : MeasureEnd.Closed;
        var talk = part.Where(l => IsAsked(l) || IsAnswer(l)).ToList();
        for (var i = 0; i < talk.Count; i++)
        {
            if (!IsAsked(talk[i]) || (i > 0 && IsAsked(talk[i - 1]))) continue; // only the first message of those that wait begins anything
            var answer = talk.Skip(i).FirstOrDefault(IsAnswer);
            yield return Thing(talk.Take(i).Any(IsAnswer) ? MeasureKind.NextAnswer : MeasureKind.FirstAnswer, talk[i], answer ?? end, answer is null ? cut : MeasureEnd.Given, answer?.AuthorId, [(talk[i].At, (answer ?? end)?.At)], places);
        }

        var runs = new List<(DateTime From, DateTime? To)>();
        for (var (i, from) = (0, (DateTime?)part[0].At); i <= part.Count; i++)
        {
            if (i == part.Count) { if (from is { } still) runs.Add((still, end?.At)); }
            else if (IsAnswer(part[i]) && from is { } since) { runs.Add((since, part[i].At)); from = null; }
            else if ((IsAsked(part[i]) || part[i].Event == ChatEvent.CallAsked) && from is null) from = part[i].At;
        }

        var last = talk.LastOrDefault(IsAnswer);
        yield return Thing(MeasureKind.Solution, part[0], end, last is null ? cut : MeasureEnd.Given, last?.AuthorId, runs, places);
    }

    RawThing Thing(MeasureKind kind, ChatMessage begin, ChatMessage? end, MeasureEnd how, long? agent, List<(DateTime From, DateTime? To)> runs, List<Place> places)
    {
        var (open, late) = (0d, false);
        foreach (var (from, to) in runs)
            for (var i = 0; i < places.Count; i++)
            {
                var start = from > places[i].At ? from : places[i].At;
                var stop = i + 1 < places.Count && (to is null || places[i + 1].At < to) ? places[i + 1].At : to;
                if (stop is not { } known || start >= known) continue;
                var calendar = places[i].Department is { } id ? hours[id] : OpeningHours.Always;
                late |= Target(kind, places[i].Department) is { } minutes && calendar.Add(TimeSpan.FromSeconds(Math.Max(0, (minutes * 60d) - open)), start) < known;
                open += calendar.Between(start, known).TotalSeconds;
            }

        var department = places.Last(p => p.From <= (end?.Number ?? int.MaxValue)).Department;
        return new(kind, end is null ? null : how, department, end is null ? null : agent, begin.At, end?.At, open, Target(kind, department) is not null, late);
    }

    int? Target(MeasureKind kind, long? department) => targets.GetValueOrDefault(department ?? PromiseTargets.OfNone) is not { } target ? null
        : kind switch { MeasureKind.FirstAnswer => target.FirstAnswerMinutes, MeasureKind.NextAnswer => target.NextAnswerMinutes, _ => target.SolutionMinutes };

    static bool IsAsked(ChatMessage line) => line is { Author: ChatAuthor.Customer, Event: null };

    static bool IsAnswer(ChatMessage line) => line is { Author: ChatAuthor.Agent, Event: null };

    sealed record Place(int From, DateTime At, long? Department);
}
