using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Commons.Watching;

/// <summary>A text to be taken in, as it is now.</summary>
/// <param name="Spoken">What was told of it.</param>
/// <param name="Text">The text.</param>
/// <param name="ById">Who wrote it, or changed it.</param>
/// <param name="By">How well they are known.</param>
/// <param name="SeenById">The moderator who wrote it as it is now, and so has read it; null for nobody.</param>
internal sealed record TakenText(Spoken Spoken, WatchedText Text, long ById, WatchAuthor By, long? SeenById)
{
    public string Words { get; } = $"{Text.Title}\n{HtmlText.Of(Text.Html, withSpoilers: true)}";

    public string Digest { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Text.Title}\n{Text.Html}")), 0, 16);

    /// <summary>The texts of what was told of, as they are now; what has none is left out.</summary>
    public static async Task<IReadOnlyList<TakenText>> Of(PortalDb db, IReadOnlyList<Spoken> words, CancellationToken ct)
    {
        var found = new List<(Spoken Spoken, WatchedText Text)>();
        foreach (var room in words.GroupBy(w => w.Room))
        {
            var texts = (await room.Key.Read(db, [.. room.Select(w => w.Id)], ct)).ToDictionary(t => t.Id);
            found.AddRange(room.Where(w => texts.ContainsKey(w.Id)).Select(w => (w, texts[w.Id])));
        }

        var ids = found.SelectMany(f => new[] { f.Spoken.WriterOf(f.Text), f.Spoken.ReaderOf(f.Text) ?? 0 }).Distinct().ToList();
        var people = await db.Set<Account>().Where(a => ids.Contains(a.Id)).Select(a => new Writer(a.Id, a.Roles, a.Trust, a.IsCustomer)).ToDictionaryAsync(a => a.Id, ct);
        var moderators = await ModeratorsKnown.Of(db, ids, ct);
        return [.. found.OrderBy(f => f.Spoken.First).Where(f => people.ContainsKey(f.Spoken.WriterOf(f.Text))).Select(f => Make(f.Spoken, f.Text))];

        TakenText Make(Spoken spoken, WatchedText text) => new(spoken, text, spoken.WriterOf(text), people[spoken.WriterOf(text)].Known, spoken.ReaderOf(text) is { } reader && moderators.Moderates(reader, text.Place.ToString()) ? reader : null);
    }

    /// <summary>A new entry.</summary>
    public WatchEntry Make(long version, bool edited) => new()
    {
        Id = edited ? Spoken.Last : Spoken.First,
        Version = version,
        Subject = Spoken.Subject,
        Kind = Spoken.Room.As,
        Edited = edited,
        Whole = Text.Whole.ToString(),
        Place = Text.Place.ToString(),
        ById = ById,
        By = By,
        Script = Scripts.Of(Words),
        IsAnswer = Text.IsAnswer && !edited,
        Digest = Digest,
        At = Spoken.At,
        SeenAt = SeenById is null ? null : Spoken.At,
        SeenById = SeenById,
    };

    /// <summary>What waits, as it is now. A moderator who gave it other words has read it; who only sorted it, such as by a tag, need not have.</summary>
    public WatchEntry Renew(WatchEntry waiting)
    {
        if (SeenById is not null && waiting.Digest != Digest)
        {
            (waiting.SeenAt, waiting.SeenById) = (Spoken.At, SeenById);
        }

        (waiting.Script, waiting.Digest) = (Scripts.Of(Words), Digest);
        return waiting;
    }

    private sealed record Writer(long Id, Roles Roles, Trust Trust, bool IsCustomer)
    {
        public WatchAuthor Known => Roles != Roles.None ? WatchAuthor.Staff : Trust == Trust.Newcomer && !IsCustomer ? WatchAuthor.Newcomer : WatchAuthor.Member;
    }
}
