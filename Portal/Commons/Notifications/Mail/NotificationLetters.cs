using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Kernel;
using Portal.Platform.Web;

namespace Portal.Commons.Notifications;

/// <summary>A letter as it is written.</summary>
internal sealed record NotificationLetter(string Subject, string Text, string Html, string? Unsubscribe)
{
    /// <summary>Where an answer to it goes, or null.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>What all letters about one whole follow: mail programs show them together.</summary>
    public string? Follows { get; init; }
}

/// <summary>Writes the letters, in the language of the current culture.</summary>
internal sealed class NotificationLetters(IStringLocalizer<NotificationText> L, NotificationSentences sentences, UnsubscribeLinks links, PublicAddress address)
{
    /// <summary>The most rows that one letter tells of; the rest is on the page.</summary>
    public const int MostRows = 50;

    /// <summary>The sentence, in each language, above which an answer to a letter is written.</summary>
    public static IReadOnlyList<string> Marks { get; } = [.. Languages.All.Select(MarkIn)];

    /// <summary>What is sent at once: rows of one kind.</summary>
    public NotificationLetter AtOnce(long accountId, string name, NotificationKind kind, IReadOnlyList<NotificationRow> rows) => AtOnce(accountId, name, kind, rows, new LetterBody());

    /// <summary>The same of one row, for a letter that can be answered.</summary>
    public NotificationLetter ToAnswer(long accountId, string name, NotificationRow row) =>
        AtOnce(accountId, name, row.Kind, [row], new LetterBody().Say($"=== {L["LetterAbove"]} ==="), L["LetterAnswer", (int)ReplyAddresses.Lasting.TotalDays]);

    private NotificationLetter AtOnce(long accountId, string name, NotificationKind kind, IReadOnlyList<NotificationRow> rows, LetterBody head, string? closing = null)
    {
        var body = Rows(head.Say(L["LetterHello", name]), rows);
        if (closing is not null)
        {
            body.Say(closing);
        }

        var subject = rows.Count == 1 ? sentences.Of(rows[0]) : L["LetterSubjectMany", rows.Count, address.Root.Authority].Value;
        var stop = Telling.IsDue(kind) ? null : links.LinkTo(new(accountId, kind)); // of what is due there is nothing to stop
        return Close(body, subject, stop, stop is null ? "" : L["LetterStopKind", sentences.NameOf(kind)]) with { Follows = rows.Count == 1 ? Thread(rows[0].Whole) : null };
    }

    /// <summary>A letter of a list: it names it, and stops it alone.</summary>
    public NotificationLetter OfList(long accountId, string name, MailedList list, MailChoice mail, IReadOnlyList<NotificationRow> rows)
    {
        var body = Rows(new LetterBody().Say(L["LetterHello", name]), rows);
        body.Line().Say(L[$"LetterList{mail}", list.Name]).Link(L["LetterListChoose", list.Name], Absolute(list.Url));
        var (subject, stop) = (mail == MailChoice.AtOnce && rows.Count == 1 ? sentences.Of(rows[0]) : L["LetterSubjectList", list.Name, rows.Count].Value, links.LinkTo(new(accountId, null, list.Place)));
        body.Link(L["LetterStopList", list.Name], stop);
        return new(subject, body.Text, body.Html, stop) { Follows = mail == MailChoice.AtOnce && rows.Count == 1 ? Thread(rows[0].Whole) : null };
    }

    /// <summary>The day's letter, or the week's.</summary>
    public NotificationLetter Digest(long accountId, string name, IReadOnlyList<NotificationRow> rows, IReadOnlyList<PopularThing> popular, bool weekly = false)
    {
        var body = Rows(new LetterBody().Say(L["LetterHello", name]), rows);
        if (popular.Count > 0)
        {
            body.Say(L["LetterPopular"]);
            foreach (var thing in popular)
            {
                body.Link(thing.Title, Absolute(thing.Url));
            }
        }

        return Close(body, weekly ? L["LetterSubjectWeekly", address.Root.Authority] : L["LetterSubjectDigest", address.Root.Authority], links.LinkTo(new(accountId, null)), L["LetterStopDigest"]);
    }

    private LetterBody Rows(LetterBody body, IReadOnlyList<NotificationRow> rows)
    {
        foreach (var row in rows)
        {
            body.Link(sentences.Of(row), Absolute(row.Url));
            if (row.Kind != NotificationKind.Reaction)
            {
                body.Quote(row.Text);
            }
        }

        return body;
    }

    private NotificationLetter Close(LetterBody body, string subject, string? stop, string stopWords)
    {
        body.Line().Link(L["LetterSettings"], Absolute("/account/notifications"));
        if (stop is not null)
        {
            body.Link(stopWords, stop);
        }

        return new(subject, body.Text, body.Html, stop);
    }

    private string Thread(string whole) => $"{whole.Replace(':', '-')}@{address.Root.Host}";

    private static string MarkIn(CultureInfo language)
    {
        using var spoken = Languages.Speak(language.Name);
        return Sentences.Say(typeof(NotificationText), "LetterAbove");
    }

    private string Absolute(string path) => address.Of(path).AbsoluteUri;
}
