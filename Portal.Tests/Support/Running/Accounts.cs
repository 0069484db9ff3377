using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Portal.Tests.Support.Running;

/// <summary>Makes accounts and their sign-in cookies without the pages for it, which have tests of their own.</summary>
static class Accounts
{
    const string Password = "a long enough word 7";

    public static async Task<Member> CreateAsync(IServiceProvider services, string name, Roles roles)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var unique = $"{name}-{Guid.NewGuid().ToString("N")[..8]}";
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var account = new Account { UserName = unique, Email = unique + "@example.org", EmailConfirmed = true, LockoutEnabled = true, Roles = roles, CreatedAt = now };
        var made = await users.CreateAsync(account, Password);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
        await services.GetRequiredService<Database>().Write<Nothing>(
            db =>
            {
                db.Tell(new PersonCame(account.Id));
                return Task.FromResult<Result<Nothing>>(default(Nothing));
            },
            default);
        return new(account.Id, unique, account.Email, Password, roles);
    }

    public static async Task<(string Name, string Value)> CookieAsync(IServiceProvider services, Member member)
    {
        await using var scope = services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync($"{member.Id}");
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account!);
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new() { IssuedUtc = now, ExpiresUtc = now.AddDays(1) }, IdentityConstants.ApplicationScheme);
        return (cookie.Cookie.Name!, cookie.TicketDataFormat.Protect(ticket));
    }
}
