using System.Net;
using System.Security.Cryptography;

namespace Portal.Tests.Features.Accounts;

public class TwoFactorTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task With_codes_set_up_a_password_alone_does_not_sign_in(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var settings = new Forms(await portal.SignedIn(member, followRedirects: false));
        var key = (await settings.Send("/account/two-factor", "begin")).Page.QuerySelector("code")!.TextContent.Replace(" ", "");
        Assert.Contains("does not fit", (await settings.Send("/account/two-factor", "enable", ("Code", "000000"))).Words);
        var enabled = await settings.Send("/account/two-factor", "enable", ("Code", CodeOf(key)));
        var recovery = enabled.Page.QuerySelectorAll("ul.mono li").Select(e => e.TextContent).ToList();
        Assert.Equal(10, recovery.Count);
        Assert.Equal(HttpStatusCode.OK, (await settings.Get("/account")).Status);

        var forms = new Forms(portal.Visitor(followRedirects: false));
        var first = await forms.SignIn(member.Name, member.Password);
        Assert.StartsWith("/account/code", first.Location);
        Assert.Equal(HttpStatusCode.Found, (await forms.Get("/account")).Status);
        Assert.Contains("does not fit", (await forms.Send(first.Location!, "code", ("Code", "000000"))).Words);
        Assert.Equal("/forum", (await forms.Send(first.Location!, "code", ("Code", CodeOf(key)))).Location);
        Assert.Equal(HttpStatusCode.OK, (await forms.Get("/account")).Status);

        var lost = new Forms(portal.Visitor(followRedirects: false));
        var again = await lost.SignIn(member.Name, member.Password);
        Assert.Equal("/forum", (await lost.Send(again.Location!, "code", ("Code", recovery[0]))).Location);
        var thief = new Forms(portal.Visitor(followRedirects: false));
        again = await thief.SignIn(member.Name, member.Password);
        Assert.Contains("does not fit", (await thief.Send(again.Location!, "code", ("Code", recovery[0]))).Words); // each works once
    }

    [Fact]
    public async Task Codes_are_given_up_with_the_password_and_not_without_it()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var member = await portal.NewMember("ana");
        var settings = new Forms(await portal.SignedIn(member, followRedirects: false));
        var key = (await settings.Send("/account/two-factor", "begin")).Page.QuerySelector("code")!.TextContent.Replace(" ", "");
        await settings.Send("/account/two-factor", "enable", ("Code", CodeOf(key)));

        Assert.Contains("not your password", (await settings.Send("/account/two-factor", "disable", ("Present", "guessed wrong 1"))).Words);
        Assert.Contains("Saved", (await settings.Send("/account/two-factor", "disable", ("Present", member.Password))).Words);
        Assert.Equal("/forum", (await new Forms(portal.Visitor(followRedirects: false)).SignIn(member.Name, member.Password)).Location);
    }

    // RFC 6238: what an authenticator app does with the key.
    static string CodeOf(string key)
    {
        var step = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        Array.Reverse(step);
        var hash = HMACSHA1.HashData(Base32(key), step);
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return $"{number % 1_000_000:d6}";
    }

    static byte[] Base32(string text)
    {
        var bits = string.Concat(text.ToUpperInvariant().Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
