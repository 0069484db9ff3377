using Portal.Platform.Jobs;
using Portal.Platform.Live;

namespace Portal.Features.Accounts;

/// <summary>The door of the account pages: what they register.</summary>
public static class AccountsFeature
{
    /// <summary>Adds signing in, registering and what belongs to one's own account.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<PasswordCheck>()
            .AddSingleton<AccountRequests>().AddSingleton<RequestLinks>().AddSingleton<LetterTexts>().AddSingleton<INewsConsumer, RequestLetters>().AddSingleton<IJob, OldCounts>();
    }
}
