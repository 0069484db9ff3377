using System.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace Portal.Tests.Features.Accounts;

/// <summary>No page tells whether an account exists, by text or by time. Measured while no other test runs.</summary>
[Collection(nameof(EqualAnswersTests))]
[CollectionDefinition(nameof(EqualAnswersTests), DisableParallelization = true)]
public class EqualAnswersTests(Portals portals)
{
    const int Rounds = 15, Tries = 4;
    const string Wrong = "not the password";

    [Fact]
    public async Task Pages_take_as_long_for_somebody_unknown_as_for_somebody_known_or_locked()
    {
        await using var portal = await portals.Own(DatabaseProvider.Sqlite, configure: b => b.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 100_000));
        var (member, locked) = (await portal.NewMember("ana"), await portal.NewMember("bo"));
        var forms = new Forms(portal.Visitor(followRedirects: false));
        for (var i = 0; i < 6; i++) await forms.SignIn(locked.Name, Wrong);
        var (known, round) = (new Queue<Member>(), 0); // each round another one, so that nobody is locked by the measuring
        for (var i = 0; i < (Rounds + 2) * Tries; i++) known.Enqueue(await portal.NewMember("cleo"));

        var login = await Equal(Hash, "login", () => forms.SignIn($"nobody-{round++}", Wrong), () => forms.SignIn(known.Dequeue().Name, Wrong), () => forms.SignIn(locked.Name, Wrong));
        var register = await Equal(Hash, "register", () => Register(forms, $"new{round++}@example.org", round), () => Register(forms, member.Email, round++));
        await Equal(Hash, "forgot", () => Forgot(forms, $"nobody{round++}@example.org"), () => Forgot(forms, member.Email));

        Assert.True(login > 0.7 && register > 0.7, "the work of a hash is done in every case");

        double Hash() => TimeOfAHash(portal.Get<IPasswordHasher<Account>>());
    }

    [Fact]
    public async Task Forms_say_the_same_of_somebody_unknown_as_of_somebody_known()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (forms, member) = (new Forms(portal.Visitor(followRedirects: false)), await portal.NewMember("ana"));
        Assert.Equal((await forms.SignIn("nobody-there", Wrong)).Words, (await forms.SignIn(member.Name, Wrong)).Words);
        Assert.Equal((await Register(forms, "nobody@example.org", 1)).Words, (await Register(forms, member.Email, 2)).Words);
        Assert.Equal((await Forgot(forms, "nobody@example.org")).Words, (await Forgot(forms, member.Email)).Words);
        Assert.Equal((await Resend(forms, "nobody@example.org")).Words, (await Resend(forms, member.Email)).Words);
    }

    [Fact]
    public async Task A_name_that_somebody_has_is_registered_like_any_other()
    {
        var portal = await portals.Shared(DatabaseProvider.Sqlite);
        var (forms, member) = (new Forms(portal.Visitor()), await portal.NewMember("ana"));
        var taken = await forms.Send("/account/register", "register", ("Name", member.Name), ("Email", "new-one@example.org"), ("Password", "correct horse 7"));
        Assert.Equal((await Register(forms, "nobody2@example.org", 3)).Words, taken.Words);
    }

    static Task<Forms.Answer> Register(Forms forms, string email, int number) =>
        forms.Send("/account/register", "register", ("Name", $"wanted{number}"), ("Email", email), ("Password", "correct horse 7"));

    static Task<Forms.Answer> Forgot(Forms forms, string email) => forms.Send("/account/forgot", "letter", ("Email", email));

    static Task<Forms.Answer> Resend(Forms forms, string email) => forms.Send("/account/resend", "letter", ("Email", email));

    // A busy machine can spoil a measurement, so it may be taken again, also that of the hash; a real difference would stand in all of them. Answers how many hashes the least of the medians takes.
    static async Task<double> Equal(Func<double> timeOfAHash, string what, params Func<Task<Forms.Answer>>[] ways)
    {
        var seen = new List<string>();
        for (var i = 0; i < Tries; i++)
        {
            var (medians, hash) = (await Medians(ways), timeOfAHash());
            seen.Add($"{string.Join(" / ", medians.Select(m => $"{m:0.0}"))} where a hash alone takes {hash:0.0}");
            if (medians.Max() - medians.Min() < hash / 3)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {seen[^1]} ms");
                return medians.Min() / hash;
            }
        }
        Assert.Fail($"{what}: {string.Join("; ", seen)} ms differ");
        return 0;
    }

    // Taken in turns, so that a busy moment of the machine meets all alike.
    static async Task<double[]> Medians(Func<Task<Forms.Answer>>[] ways)
    {
        var times = ways.Select(_ => new List<double>()).ToArray();
        for (var i = -2; i < Rounds; i++)
            for (var way = 0; way < ways.Length; way++)
            {
                var watch = Stopwatch.StartNew();
                await ways[way]();
                if (i >= 0) times[way].Add(watch.Elapsed.TotalMilliseconds);
            }
        return [.. times.Select(t => t.Order().ElementAt(Rounds / 2))];
    }

    static double TimeOfAHash(IPasswordHasher<Account> hasher)
    {
        var hash = hasher.HashPassword(null!, Wrong);
        var times = Enumerable.Range(0, 7).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            hasher.VerifyHashedPassword(null!, hash, Wrong);
            return watch.Elapsed.TotalMilliseconds;
        });
        return times.Order().ElementAt(3);
    }
}
