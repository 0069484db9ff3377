using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Commons.Notifications;
using Portal.Platform.Markup;
using Portal.Platform.Web;

namespace Portal.Features.Chat;

/// <summary>A letter about a chat.</summary>
internal readonly record struct ChatLetter(string Subject, string Text, string Html);

/// <summary>Writes the letters with which a customer gets what was said, in the language of the current culture.</summary>
public sealed class TranscriptLetters(IStringLocalizer<ChatText> L, PublicAddress address)
{
    private string Here => address.Root.Authority;

    /// <summary>The code that shows that somebody reads an address. It says nothing that whoever asked for it has written.</summary>
    internal ChatLetter Code(string code) => Of(
        L["CodeSubject", code, Here],
        new LetterBody().Say(L["CodeLetter", Here]).Say(code).Say(L["CodeNotYou"]));

    /// <summary>What was said in a chat.</summary>
    internal ChatLetter Transcript(DateTime begun, IReadOnlyList<ChatLine> lines)
    {
        var body = new LetterBody().Say(L["TranscriptLetter", Here, Day(begun)]);
        if (lines is [{ Number: > 1 }, ..])
        {
            body.Say(L["TranscriptCut", lines.Count]);
        }

        foreach (var line in lines)
        {
            if (line.Event is { } happened)
            {
                body.Say($"{Clock(line.At)} – {L[$"Event{happened}", line.Person?.DisplayName ?? ""]}");
            }
            else
            {
                body.Say($"{Clock(line.At)} – {NameOf(line)}").Quote(line.Body.Length == 0 ? L["ErasedWords"] : FileMarks.Named(line.Body));
            }
        }

        body.Line().Say(L["TranscriptTimes"]).Link(L["TranscriptGoOn"], address.Of("/talk/chats").AbsoluteUri);
        return Of(L["TranscriptSubject", Here, Day(begun)], body);
    }

    private string NameOf(ChatLine line) => line.Author == ChatAuthor.Customer ? L["You"] : line.Person?.DisplayName ?? "";

    private static ChatLetter Of(string subject, LetterBody body) => new(subject, body.Text, body.Html);

    private static string Day(DateTime at) => at.ToString("d", CultureInfo.CurrentCulture);

    private static string Clock(DateTime at) => at.ToString("g", CultureInfo.CurrentCulture);
}
