using Portal.Commons.Audit;
using Portal.Commons.Moderation;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Features.Accounts;
using Portal.Features.Moderation;
using Portal.Tests.Http;

namespace Portal.Tests.Features.Moderation;

public class LogNamesTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_token_is_known_by_its_name_and_never_by_its_secret_until_its_owner_goes(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, ana, tokens) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("ana"), portal.Get<ApiTokens>());
        var secret = (await tokens.Create(ana.Actor, ana.Name, "Till in the shop", Scopes.Read, default)).Value;
        var token = Assert.Single(await tokens.List(ana.Actor, default)).Id;
        Assert.True((await tokens.Revoke(ada.Actor, token, default)).Done);

        var lines = await Lines(portal, ada, new(Subject: $"token:{token}"));
        Assert.Equal([(AuditAction.TokenRevoked, "Till in the shop (Read)", null), (AuditAction.TokenCreated, null, "Till in the shop (Read)")], lines.Select(l => (l.Action, l.Before, l.After)));
        Assert.All(lines, l => Assert.Equal(ana.Id, l.Whom?.Id));
        var named = (await portal.Get<AuditViews>().Names(ada.Actor, lines, default))[new("token", token)];
        Assert.Equal(("Till in the shop", PersonAddress.Of(ana.Name)), (named.Name, named.Url));
        using var api = await portal.Api(ada);
        var file = await api.GetStringAsync($"moderation/log/export?subject=token:{token}&format=ndjson");
        Assert.Contains("\"subjectName\":\"Till in the shop\"", file, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, file, StringComparison.Ordinal);

        Assert.True((await portal.Get<Erasure>().Erase(ana.Actor, default)).Done);
        Assert.All(await Lines(portal, ada, new(Subject: $"token:{token}")), l => Assert.Equal((null, null, true), (l.Before, l.After, l.Rescued)));
    }

    [Theory, BothDatabases]
    public async Task A_watched_word_and_the_list_are_named_with_a_way_to_them_for_who_may_go_there(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (ada, mo, words) = (await portal.NewMember("ada", Roles.Admin), await portal.NewMember("mo", Roles.Moderator), portal.Get<WatchedWords>());
        var word = (await words.Add(ada.Actor, new(WatchedKind.Word, "gizmo*", WatchedEffect.Hold), null, default)).Value;
        Assert.True((await words.Change(ada.Actor, word, new(WatchedKind.Word, "gizmo*", WatchedEffect.Refuse), default)).Done);
        Assert.Equal(2, (await words.Import(ada.Actor, "flag word gizmo*\nhold host evil.example", default)).Value);

        var lines = await Lines(portal, ada, new(AuditAction.WatchedWordsChanged));
        Assert.Equal(
            [("refuse word gizmo*", "flag word gizmo*\nhold host evil.example"), ("hold word gizmo*", "refuse word gizmo*"), (null, "hold word gizmo*")],
            lines.Select(l => (l.Before, l.After)));
        var (names, fewer) = (await portal.Get<AuditViews>().Names(ada.Actor, lines, default), await portal.Get<AuditViews>().Names(mo.Actor, lines, default));
        Assert.Equal(("gizmo*", $"/admin/words?q={Uri.EscapeDataString("gizmo*")}"), Of(names, new("word", word)));
        Assert.Equal(("Watched words", "/admin/words"), Of(names, new("word", 0)));
        Assert.Equal(("gizmo*", $"/admin/words?q={Uri.EscapeDataString("gizmo*")}"), Of(fewer, new("word", word)));
    }

    [Theory, BothDatabases]
    public async Task A_sanction_says_what_it_is_whose_and_until_when_before_and_after(DatabaseProvider provider)
    {
        await using var portal = await portals.Own(provider);
        var (mo, ana) = (await portal.NewMember("mo", Roles.Moderator), await portal.NewMember("ana"));
        var first = (await portal.Sanction(mo, ana, SanctionKind.Mute, until: TimeSpan.FromDays(1))).Value;
        var second = (await portal.Sanction(mo, ana, SanctionKind.Mute, until: TimeSpan.FromDays(3), seen: first)).Value;
        Assert.True((await portal.Get<Sanctions>().Revoke(mo.Actor, ana.Id, second, "An apology", default)).Done);

        var lines = await Lines(portal, mo, new() { Whom = ana.Name });
        var (lifted, longer, begun) = (lines[0], lines[1], lines[2]);
        Assert.Equal((AuditAction.SanctionRevoked, AuditAction.Muted, AuditAction.Muted), (lifted.Action, longer.Action, begun.Action));
        Assert.StartsWith("Mute until ", begun.After);
        Assert.Equal((null, begun.After), (begun.Before, longer.Before));
        Assert.NotEqual(begun.After, longer.After);
        Assert.Equal((longer.After, null), (lifted.Before, lifted.After));
        var names = await portal.Get<AuditViews>().Names(mo.Actor, lines, default);
        Assert.StartsWith($"Mute: {ana.Name}, until ", Of(names, new("sanction", second)).Name);
        Assert.Equal(PersonAddress.Of(ana.Name), Of(names, new("sanction", second)).Url);
        using var api = await portal.Api(mo);
        var csv = await api.GetStringAsync($"moderation/log/export?action=sanction-revoked&whom={ana.Name}");
        Assert.Contains($"Mute: {ana.Name}, until ", csv, StringComparison.Ordinal);
    }

    static async Task<IReadOnlyList<AuditLine>> Lines(TestPortal portal, Member reader, AuditFilter filter) => (await portal.Get<AuditViews>().Read(reader.Actor, filter, Cursor.Start, default)).Value.Items;

    static (string Name, string Url) Of(IReadOnlyDictionary<Subject, NamedThing> names, Subject subject) => (names[subject].Name, names[subject].Url);
}
