using Microsoft.Extensions.Localization;
using Portal.Platform.Web;

namespace Portal.Commons.Notifications;

/// <summary>A letter as it is written.</summary>
internal sealed record NotificationLetter(string Subject, string Text, string Html, string Unsubscribe);

/// <summary>Writes the letters, in the language of the current culture.</summary>
internal sealed class NotificationLetters(IStringLocalizer<NotificationText> L, NotificationSentences sentences, UnsubscribeLinks links, PublicAddress address)
{
    /// <summary>The most rows that one letter tells of; the rest is on the page.</summary>
    public const int MostRows = 50;

    /// <summary>What is sent at once: rows of one kind.</summary>
    public NotificationLetter AtOnce(long accountId, string name, NotificationKind kind, IReadOnlyList<NotificationRow> rows)
    {
        var body = Rows(new LetterBody().Say(L["LetterHello", name]), rows);
        var subject = rows.Count == 1 ? sentences.Of(rows[0]) : L["LetterSubjectMany", rows.Count, address.Root.Authority].Value;
        return Close(body, subject, links.LinkTo(new(accountId, kind)), L["LetterStopKind", sentences.NameOf(kind)]);
    }

    /// <summary>The day's letter.</summary>
    public NotificationLetter Digest(long accountId, string name, IReadOnlyList<NotificationRow> rows, IReadOnlyList<PopularThing> popular)
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

        return Close(body, L["LetterSubjectDigest", address.Root.Authority], links.LinkTo(new(accountId, null)), L["LetterStopDigest"]);
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

    private NotificationLetter Close(LetterBody body, string subject, string stop, string stopWords)
    {
        body.Line().Link(L["LetterSettings"], Absolute("/account/notifications")).Link(stopWords, stop);
        return new(subject, body.Text, body.Html, stop);
    }

    private string Absolute(string path) => address.Of(path).AbsoluteUri;
}
