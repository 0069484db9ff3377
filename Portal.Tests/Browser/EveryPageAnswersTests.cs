namespace Portal.Tests.Browser;

/// <summary>Every page, asked for by everybody, on both databases, without a browser.</summary>
public abstract class EveryPageAnswersTests(SampleWorld world)
{
    // Pages that a visitor types into, and the tools of Development: they need a circuit, or a cookie against forged forms.
    static readonly string[] NeedMore = ["/talk", "/account", "/dev"];

    public static IEnumerable<TheoryDataRow<string>> Routes => Pages.Routes.Select(r => new TheoryDataRow<string>(r));

    [Theory, MemberData(nameof(Routes))]
    public async Task It_answers_visitors_members_and_admins_without_an_error(string route)
    {
        using var visitor = world.Portal.Visitor();
        using var member = await world.Portal.SignedIn(world.Author);
        using var admin = await world.Portal.SignedIn(world.Admin);
        foreach (var person in (HttpClient[])[visitor, member, admin])
        {
            using var answer = await person.GetAsync(Pages.AddressOf(route, world));
            Assert.True((int)answer.StatusCode < 500, $"{route} answered {answer.StatusCode}: {world.Portal.Errors.Take()}");
            Assert.DoesNotContain("unsafe-", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        }
        Assert.Equal("", world.Portal.Errors.Take());
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task It_gives_a_visitor_no_cookie_and_no_circuit(string route)
    {
        using var visitor = world.Portal.Visitor(followRedirects: false);
        using var answer = await visitor.GetAsync(Pages.AddressOf(route, world));
        if (NeedMore.Any(route.StartsWith)) return;
        Assert.DoesNotContain("Set-Cookie", answer.Headers.ToString());
        Assert.DoesNotContain("blazor.web", await answer.Content.ReadAsStringAsync());
    }
}

/// <inheritdoc/>
public class EveryPageAnswersOnSqliteTests(SampleWorldOnSqlite world) : EveryPageAnswersTests(world), IClassFixture<SampleWorldOnSqlite>;

/// <inheritdoc/>
public class EveryPageAnswersOnPostgresTests(SampleWorldOnPostgres world) : EveryPageAnswersTests(world), IClassFixture<SampleWorldOnPostgres>;
