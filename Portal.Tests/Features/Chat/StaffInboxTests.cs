using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.Contact;
using Portal.Features.Chat;
using ChatRow = Portal.Features.Chat.Chat;

namespace Portal.Tests.Features.Chat;

public class StaffInboxTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task What_a_member_sends_to_the_staff_begins_their_chat_or_goes_on_with_it_and_arrives_once(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var (ana, bo, inbox, views) = (await portal.NewMember("ana"), await portal.NewMember("bo"), portal.Get<IStaffInbox>(), portal.Get<ChatViews>());
        Assert.Equal("/talk", (await inbox.Write(ana.Actor, "My phone is 13812345678", "k1", default)).Value);
        Assert.True((await inbox.Write(ana.Actor, "My phone is 13812345678", "k1", default)).Done);
        Assert.True((await inbox.Write(ana.Actor, "And my card", "k2", default)).Done);

        var chat = (await views.Current(new(ana.Actor), default))!.Value;
        var read = await views.Read(new(ana.Actor), chat, 50, default);
        Assert.Equal(["My phone is 13812345678", "And my card"], read!.Lines.Select(l => l.Body));
        Assert.Null(await views.Read(new(bo.Actor), chat, 50, default));
        Assert.NotNull(await views.Read(new((await portal.NewMember("gil", Roles.Agent)).Actor), chat, 50, default));
    }

    [Fact]
    public async Task The_chat_knows_which_language_the_member_reads()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var ana = await portal.NewMember("ana");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        Assert.True((await portal.Get<IStaffInbox>().Write(ana.Actor, "My phone is 13812345678", "k1", default)).Done);
        Assert.Equal("zh-Hans", await portal.Get<Database>().Read(db => db.Set<ChatRow>().Where(c => c.CustomerId == ana.Id).Select(c => c.Language).SingleAsync()));
    }

    [Fact]
    public async Task A_visitor_a_banned_member_and_a_text_that_is_too_long_are_refused()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (ana, mo, inbox) = (await portal.NewMember("ana"), await portal.NewMember("mo", Roles.Moderator), portal.Get<IStaffInbox>());
        Assert.Equal(ProblemKind.SignIn, (await inbox.Write(Actor.Visitor, "hello", "k", default)).Problem?.Kind);
        Assert.Equal(ProblemKind.Invalid, (await inbox.Write(ana.Actor, new string('a', inbox.MostText + 1), "k", default)).Problem?.Kind);
        Assert.True((await portal.Ban(mo, ana, "rude")).Done);
        Assert.Equal(ProblemKind.Refused, (await inbox.Write(ana.Actor, "hello", "k", default)).Problem?.Kind);
    }
}
