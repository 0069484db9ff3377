using Portal.Commons.Hours;
using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>How long it takes until somebody answers, in answers of the API.</summary>
/// <param name="Kind"><c>soon</c>, <c>about</c> (so many minutes), <c>longer</c> (than was to be expected), <c>unknown</c> (somebody is there), <c>nobody-here</c> or <c>closed</c>.</param>
/// <param name="Minutes">For <c>about</c>.</param>
/// <param name="OpensAt">For <c>closed</c>: when it opens again.</param>
public sealed record WaitJson(WaitKind Kind, int? Minutes, DateTime? OpensAt)
{
    internal static WaitJson Of(ExpectedWait wait) => new(wait.Kind, wait.Minutes, wait.OpensAt);
}

/// <summary>A department as everybody sees it, in answers of the API.</summary>
/// <param name="Slug">Its name in addresses; what <c>department</c> of a chat takes.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What it helps with.</param>
/// <param name="Open">Whether it is open now.</param>
/// <param name="OpensAt">When it is open next.</param>
/// <param name="Waiting">How many customers wait.</param>
/// <param name="Wait">How long who comes now waits.</param>
/// <param name="PromisedBy">Until when who writes now is answered, while it is closed.</param>
public sealed record DepartmentJson(string Slug, string Name, string About, bool Open, DateTime? OpensAt, int Waiting, WaitJson Wait, DateTime? PromisedBy)
{
    internal static DepartmentJson Of(DepartmentNow d) => new(d.Slug, d.Name, d.About, d.Facts.Open, d.Facts.OpensAt, d.Facts.Waiting, WaitJson.Of(d.Facts.ForNext()), d.PromisedBy);
}

/// <summary>A part of a week in which a department is open.</summary>
/// <param name="Day">The day of the week on which it begins.</param>
/// <param name="From">When it begins, such as <c>09:00</c>.</param>
/// <param name="To">When it ends; at or before the beginning it is a time of the next day.</param>
public sealed record HoursFrameJson(DayOfWeek Day, string? From, string? To);

/// <summary>Opening hours. Without frames it is always open but on holidays.</summary>
/// <param name="Zone">The IANA name of the time zone.</param>
/// <param name="Frames">The hours of a week.</param>
/// <param name="Holidays">The dates on which it is closed, such as <c>2026-12-25</c>.</param>
public sealed record HoursJson(string? Zone, IReadOnlyList<HoursFrameJson>? Frames = null, IReadOnlyList<string?>? Holidays = null)
{
    internal static HoursJson Of(OpeningHours hours) => new(
        hours.Zone, [.. hours.Frames.Select(f => new HoursFrameJson(f.Day, TypedHours.Write(f.From), TypedHours.Write(f.To)))], [.. hours.Holidays.Select(h => TypedHours.Write([h]))]);

    internal Result<OpeningHours> Read()
    {
        var frames = new List<HoursFrame>();
        foreach (var frame in Frames ?? [])
        {
            if (TypedHours.Time(frame?.From ?? "") is not { } from || TypedHours.Time(frame?.To ?? "") is not { } to)
            {
                return Problem.Invalid<HoursText>("frames", "UnreadableHours", $"{frame?.From}-{frame?.To}");
            }

            frames.Add(new(frame!.Day, from, to));
        }

        return TypedHours.Dates("holidays", string.Join('\n', Holidays ?? [])).Then(dates => new OpeningHours(Zone ?? "UTC", frames, dates));
    }
}

/// <summary>A department as staff see it, in answers of the API.</summary>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="About">What it helps with.</param>
/// <param name="Mode">Who gets a chat that waits: <c>none</c> (agents take it), <c>in-turn</c> or <c>least-busy</c>.</param>
/// <param name="AnswerSeconds">Within how many seconds a chat that was given to somebody is answered, before it goes back.</param>
/// <param name="PromisedMinutes">Within how many minutes of opening time who wrote while it was closed is answered; 0 for no promise.</param>
/// <param name="Hours">When it is open.</param>
/// <param name="Open">Whether it is open now.</param>
/// <param name="Archived">Nobody can turn to it any more.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="People">Who belongs to it and may answer.</param>
/// <param name="CannotAnswer">Who belongs to it and may not answer now: without the role, or banned.</param>
public sealed record DepartmentSetupJson(
    string Slug, string Name, string About, RoutingMode Mode, int AnswerSeconds, int PromisedMinutes, HoursJson Hours, bool Open, bool Archived, int Version, IReadOnlyList<PersonJson> People,
    IReadOnlyList<PersonJson> CannotAnswer)
{
    internal static DepartmentSetupJson Of(DepartmentView d) => new(
        d.Slug, d.Name, d.About, d.Mode, d.AnswerSeconds, d.PromisedMinutes, HoursJson.Of(d.Hours), d.Open, d.Archived, d.Version, [.. d.People.Select(p => PersonJson.Of(p.Person)!)], [.. d.CannotAnswer.Select(p => PersonJson.Of(p)!)]);
}

/// <summary>What a department is to be; what is left out stays, and a new one needs a name.</summary>
/// <param name="Slug">Its name in addresses, for a new one; without it its name makes one.</param>
/// <param name="Name">Its name, which no other department has.</param>
/// <param name="About">What it helps with.</param>
/// <param name="Mode">Who gets a chat that waits: <c>none</c>, <c>in-turn</c> or <c>least-busy</c>.</param>
/// <param name="AnswerSeconds">10 to 3600.</param>
/// <param name="PromisedMinutes">0 to 30000 minutes of opening time.</param>
/// <param name="Hours">When it is open.</param>
/// <param name="Archived">Whether nobody can turn to it any more.</param>
/// <param name="Version">The version that the caller saw; where it is another now, 409.</param>
public sealed record DepartmentBody(
    string? Slug = null, string? Name = null, string? About = null, RoutingMode? Mode = null, int? AnswerSeconds = null, int? PromisedMinutes = null, HoursJson? Hours = null,
    bool? Archived = null, int? Version = null)
{
    internal Result<DepartmentChange> Read()
    {
        OpeningHours? hours = null;
        return Hours is not null && !Hours.Read().Try(out hours, out var problem) ? problem : new DepartmentChange(Name, About, Mode, AnswerSeconds, PromisedMinutes, hours, Archived);
    }
}

/// <summary>An agent, in answers to staff.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">The account's name.</param>
/// <param name="State">Whether they can take a chat now: <c>available</c>, <c>busy</c> or <c>away</c>.</param>
/// <param name="Open">How many chats they have.</param>
/// <param name="MostChats">How many at once are given to them.</param>
/// <param name="Languages">What they speak.</param>
/// <param name="Skills">What they know about.</param>
/// <param name="Expert">Whether customers can turn to them by name.</param>
public sealed record AgentJson(PersonJson Person, string Name, AgentState State, int Open, int MostChats, IReadOnlyList<string> Languages, IReadOnlyList<string> Skills, bool Expert)
{
    internal static AgentJson Of(AgentNow a) => new(PersonJson.Of(a.Person)!, a.Person.Name, a.State, a.Open, a.Setup.MostChats, a.Setup.Languages, a.Setup.Skills, a.Setup.IsExpert);
}

/// <summary>How an agent is set up, in place of what was said before.</summary>
/// <param name="MostChats">1 to 30 chats at once.</param>
/// <param name="Languages">Such as <c>en</c> or <c>zh-Hans</c>.</param>
/// <param name="Skills">Words that customers use.</param>
/// <param name="Expert">Whether customers can turn to them by name.</param>
public sealed record AgentBody(int MostChats, IReadOnlyList<string?>? Languages = null, IReadOnlyList<string?>? Skills = null, bool Expert = false);

/// <summary>The caller's availability.</summary>
/// <param name="State">What is true now: away while no desk of theirs is open, busy while all seats are taken.</param>
/// <param name="Choice">What they chose.</param>
/// <param name="Open">How many chats they have.</param>
/// <param name="MostChats">How many at once are given to them.</param>
public sealed record AvailabilityJson(AgentState State, AgentState Choice, int Open, int MostChats);

/// <summary>What the caller chooses.</summary>
/// <param name="Choice"><c>available</c>, <c>busy</c> or <c>away</c>.</param>
public sealed record AvailabilityBody(AgentState? Choice);
