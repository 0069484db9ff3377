using Microsoft.EntityFrameworkCore;
using Portal.Features.Chat;
using Portal.Platform.Mail;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Chat;

/// <summary>What was said, by mail: to its customer, and to nobody who does not want it.</summary>
public class TranscriptTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_member_gets_it_at_the_confirmed_address_of_the_account_and_again_only_when_more_was_said(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, lena, transcripts) = (await portal.NewMember("ana"), await portal.NewMember("lena", Roles.Agent), portal.Get<Transcripts>());
        var chat = (await portal.Get<Chats>().Start(ana.Actor, new("Where is <b>tray B</b>?"), null, default)).Value.Id;
        await portal.Get<Desk>().Claim(lena.Actor, chat, default);
        await portal.Say(ChatParty.Desk(lena.Actor), chat, "In Hamburg: [list.pdf](/files/7/0123456789ab-list.pdf)");
        await portal.Get<Desk>().Note(lena.Actor, chat, "rather impatient", null, default);

        Assert.Equal(TranscriptAnswer.Sent, (await transcripts.Ask(new(ana.Actor), chat, null, default)).Value);
        Assert.Equal(TranscriptAnswer.Sent, (await transcripts.Ask(new(ana.Actor), chat, ana.Email.ToUpperInvariant(), default)).Value);
        var letter = Assert.Single(await Letters(portal, ana.Email));
        Assert.Contains("> Where is <b>tray B</b>?", letter.Text);
        Assert.Contains("&lt;b&gt;tray B&lt;/b&gt;", letter.Html);
        Assert.Contains("> In Hamburg: list.pdf", letter.Text);
        Assert.Contains($"{lena.Name} joined the chat.", letter.Text);
        Assert.DoesNotContain("impatient", letter.Text + letter.Html);

        await portal.Say(new(ana.Actor), chat, "Thank you");
        Assert.Equal(TranscriptAnswer.Sent, (await transcripts.Ask(new(ana.Actor), chat, null, default)).Value);
        Assert.Equal(2, (await Letters(portal, ana.Email)).Count);
        Assert.Equal(Problem.NotAllowed, (await transcripts.Ask(ChatParty.Desk(lena.Actor), chat, lena.Email, default)).Problem);
        Assert.Equal(Problem.NotFound, (await transcripts.Ask(new(Actor.Visitor), chat, "a@example.org", default)).Problem);
    }

    [Theory, BothDatabases]
    public async Task A_visitors_address_gets_one_code_and_the_chat_only_after_the_code_came_back(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (guest, transcripts, address) = (await portal.StartChat("My printer says E7, visit evil.example"), portal.Get<Transcripts>(), $"{Guid.NewGuid():N}@example.org");
        Assert.Equal("email", (await transcripts.Ask(guest.Party, guest.ChatId, null, default)).Problem!.Field);
        Assert.Equal("email", (await transcripts.Ask(guest.Party, guest.ChatId, "nobody", default)).Problem!.Field);
        Assert.Equal("no-code-sent", (await transcripts.Confirm(guest.Party, guest.ChatId, address, "123456", default)).Problem!.Code);
        for (var i = 0; i < 3; i++) Assert.Equal(TranscriptAnswer.CodeNeeded, (await transcripts.Ask(guest.Party, guest.ChatId, address, default)).Value);
        var asked = Assert.Single(await Letters(portal, address));
        Assert.DoesNotContain("evil.example", asked.Text + asked.Html + asked.Subject);
        Assert.DoesNotContain("Wei", asked.Text + asked.Html + asked.Subject);

        var code = asked.Subject.Split(' ')[0];
        Assert.Equal(TranscriptAnswer.WrongCode, (await transcripts.Confirm(guest.Party, guest.ChatId, address, code == "000000" ? "000001" : "000000", default)).Value);
        Assert.Equal(TranscriptAnswer.Sent, (await transcripts.Confirm(guest.Party, guest.ChatId, address, $" {code} ", default)).Value);
        Assert.Contains("> My printer says E7", (await Letters(portal, address))[1].Text);
        Assert.Equal(TranscriptAnswer.Sent, (await transcripts.Ask(guest.Party, guest.ChatId, address, default)).Value);
        Assert.Equal(2, (await Letters(portal, address)).Count);
    }

    [Theory, BothDatabases]
    public async Task Nobody_mails_a_stranger_often_nor_guesses_a_code(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (transcripts, stranger) = (portal.Get<Transcripts>(), $"{Guid.NewGuid():N}@example.org");
        for (var i = 0; i < 5; i++)
        {
            var guest = await portal.StartChat();
            var asked = await transcripts.Ask(guest.Party, guest.ChatId, stranger, default);
            Assert.Equal(i < 3, asked.Done);
        }

        Assert.Equal(3, (await Letters(portal, stranger)).Count);
        var (mine, address) = (await portal.StartChat(), $"{Guid.NewGuid():N}@example.org");
        using var visitor = portal.Address.Api();
        visitor.DefaultRequestHeaders.Authorization = new("Bearer", mine.Party.Secret);
        Assert.Equal("code-needed", (await visitor.Post($"chats/{mine.ChatId}/transcript", new { email = address })).Is(200).Json.GetProperty("answer").GetString());
        var code = (await Letters(portal, address)).Single().Subject.Split(' ')[0];
        for (var i = 0; i < ChatTranscript.MostTries; i++) (await visitor.Post($"chats/{mine.ChatId}/transcript/confirm", new { email = address, code = "wrong" })).IsProblem(400, "wrong-code", "code");
        (await visitor.Post($"chats/{mine.ChatId}/transcript/confirm", new { email = address, code })).IsProblem(409, "code-tried-too-often");
    }

    static Task<List<Letter>> Letters(TestPortal portal, string to) =>
        portal.Get<Database>().Read(db => db.Set<Letter>().Where(l => l.To.ToLower() == to.ToLower()).OrderBy(l => l.Id).ToListAsync());
}
