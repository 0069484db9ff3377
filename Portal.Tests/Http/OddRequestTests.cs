using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.Http;

public class OddRequestTests(Portals portals)
{
    [Theory, BothDatabases]
    public async Task A_value_of_the_wrong_kind_and_a_text_that_is_none_name_their_field(DatabaseProvider provider)
    {
        var portal = await portals.Shared(provider);
        var member = await portal.NewMember("ana");
        var topic = await portal.StartTopic(member);
        using var ana = await portal.Api(member);
        foreach (var (body, code, field) in ((string, string, string)[])
            [
                ("{\"body\":5}", "wrong-type", "body"), ("{\"body\":[\"x\"]}", "wrong-type", "body"), ("{\"body\":{}}", "wrong-type", "body"), ("{\"body\":true}", "wrong-type", "body"),
                ("{\"body\":\"x\",\"replyTo\":\"y\"}", "wrong-type", "replyTo"), ("{\"body\":\"x\",\"replyTo\":1.5}", "wrong-type", "replyTo"), ("{\"body\":\"a\\ud800b\"}", "bad-text", "body"),
            ])
            (await ana.Post($"topics/{topic.TopicId}/posts", new StringContent(body, Encoding.UTF8, "application/json"))).IsProblem(400, code, field);
        (await ana.Post("topics", new { categoryId = 1, title = "t", body = "b", tags = (object[])[5] })).IsProblem(400, "wrong-type", "tags");
    }

    [Fact]
    public async Task A_host_that_is_none_is_refused_and_makes_no_fault()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        Assert.Equal("200", await StatusFor(portal, portal.Address.Authority));
        foreach (var host in (string[])["", "example.com:99999", "example.com:0x1", "a b", "exa<mple>.com", "me@example.com", "[::1"])
            Assert.Equal("400", await StatusFor(portal, host));
    }

    [Fact]
    public async Task Choosing_a_language_leads_back_to_any_page_of_ours_and_to_no_other_site()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        using var visitor = portal.Visitor(followRedirects: false);
        foreach (var (back, leads) in ((string, string)[])
            [
                ("/forum", "/forum"), ("/search?q=a%26b#top", "/search?q=a%26b#top"), ("/tag/中文", "/tag/%E4%B8%AD%E6%96%87"), ("", "/"), ("https://evil.example", "/"), ("//evil.example", "/"), ("/\\evil.example", "/"),
                ("/\t/evil.example", "/"), ("/\r\nX-Set: 1", "/"), ("/..//evil.example", "/"), ("/.//evil.example", "/"), ("javascript:alert(1)", "/"),
            ])
        {
            var answer = await visitor.GetAsync("/language?to=zh-Hans&back=" + Uri.EscapeDataString(back));
            Assert.Equal((302, leads), ((int)answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    [Theory]
    [InlineData("/account/login", 400)]
    [InlineData("/account/logout", 400)]
    [InlineData("/account/register", 400)]
    [InlineData("/no-such-page", 404)]
    [InlineData("/t/987654321", 400)]
    public async Task A_form_that_is_not_ours_gets_a_page_that_says_so(string address, int status)
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        using var visitor = portal.Visitor();
        foreach (var form in (string[])["", "_handler=login&Input.Name=a&Input.Password=b", "Input.Name=a%00b", "__RequestVerificationToken=x"])
        {
            var answer = await visitor.PostAsync(address, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Contains(status == 404 ? "This page is not here" : "This could not be taken", await answer.Content.ReadAsStringAsync());
        }
    }

    static async Task<string> StatusFor(TestPortal portal, string host)
    {
        using var line = new TcpClient(portal.Address.Host, portal.Address.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /forum HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return (await reader.ReadLineAsync())?.Split(' ') is [_, var status, ..] ? status : "none";
    }
}
