using Microsoft.EntityFrameworkCore;
using Portal.Commons.Notifications;
using Portal.Features.Forum;
using Portal.Platform.Mail;
using Portal.Tests.Platform.Mail;

namespace Portal.Tests.Commons.Notifications;

/// <summary>A portal to which letters are answered, and a mail server that brings them.</summary>
sealed class MailedWorld : IAsyncDisposable
{
    public const string Domain = "reply.community.test";

    int letters;

    public required TestPortal Portal { get; init; }

    public required int Port { get; init; }

    public required Member Ana { get; init; }

    public required Member Bo { get; init; }

    public static async Task<MailedWorld> Make(Portals portals, DatabaseProvider provider, params string[] settings)
    {
        var port = FreePort.Next();
        var portal = await portals.Own(provider, [$"Mail:In:Domain={Domain}", $"Mail:In:Port={port}", .. settings]);
        return new() { Portal = portal, Port = port, Ana = await portal.NewMember("ana"), Bo = await portal.NewMember("bo") };
    }

    /// <summary>Ana starts a topic, Bo replies, and she is written to about it.</summary>
    public async Task<(PostPlace Topic, PostPlace Reply, Letter Letter)> Written(string title = "Ink")
    {
        var topic = await Portal.StartTopic(Ana, title);
        var reply = await Portal.Reply(Bo, topic, "Press *hard*");
        await Portal.AllTold();
        Portal.Clock.Advance(TimeSpan.FromSeconds(91));
        await Portal.WriteLetters();
        return (topic, reply, (await Portal.Letters(Ana))[^1]);
    }

    /// <summary>A letter of Ana's, as her program writes it: her words, and below them what she answers.</summary>
    public string Answer(Letter to, string words, string head = "", string? from = null) =>
        $"From: Ana <{from ?? Ana.Email}>\nTo: <{to.ReplyTo}>\nSubject: Re: {Ascii(to.Subject)}\nMessage-ID: <{++letters}.{Port}@example.org>\n{head}"
        + $"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{words}\n\nOn Sun, Nov 29, 2026 at 3:43 PM Portal <portal@community.test> wrote:\n"
        + string.Concat(to.Text.TrimEnd().Split('\n').Select(line => $"> {line}\n"));

    /// <summary>Her mail server brings it.</summary>
    public Task<string> Bring(Letter to, string letter, string? sender = null) => SmtpTalk.Deliver(Port, sender ?? Ana.Email, to.ReplyTo!, letter);

    /// <summary>What she wrote in a topic, beyond what began it.</summary>
    public Task<List<Post>> Answers(PostPlace topic) => Portal.Get<Database>().Read(db => db.Set<Post>().Where(p => p.TopicId == topic.TopicId && p.AuthorId == Ana.Id && p.Number > 1).OrderBy(p => p.Id).ToListAsync());

    /// <summary>The letters that told her that an answer was not posted.</summary>
    public Task<List<Letter>> Refusals() => Portal.Get<Database>().Read(db => db.Set<Letter>().Where(l => l.To == Ana.Email && l.Unsubscribe == null).OrderBy(l => l.Id).ToListAsync());

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    static string Ascii(string text) => string.Concat(text.Where(char.IsAscii));
}
