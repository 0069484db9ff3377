using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.Commons.Moderation;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Commons.Sanctions;
using Portal.Commons.Screening;
using Portal.Commons.Search;
using Portal.Commons.Watching;
using Portal.Platform.Dev;
using Portal.Platform.Files;
using Portal.Platform.Jobs;
using Portal.Platform.Live;

namespace Portal.Features.Accounts;

/// <summary>The door of the account pages: what they register and map.</summary>
public static class AccountsFeature
{
    /// <summary>Adds signing in, registering, what belongs to one's own account, profiles and the list of people.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PasswordCheck>().AddSingleton<IJob, OldCounts>();
        services.AddSingleton<NewAccounts>().AddSingleton<IHeldBack, HeldAccounts>().AddSingleton<AccountRequests>().AddSingleton<RequestLinks>().AddSingleton<LetterTexts>().AddSingleton<INewsConsumer, RequestLetters>();
        services.AddSingleton(new AdminPart("/admin/people", typeof(AccountsText), "PeopleTitle", AdminsOnly: false));
        services.AddSingleton<Credentials>().AddSingleton<Erasure>().AddSingleton<ProfileDeeds>().AddSingleton<IFileHolder, ProfileFiles>().AddSingleton<ISearchable, SearchablePeople>().AddSingleton<IWatched, WatchedPeople>().AddSingleton<IRescued, RescuedProfiles>().AddScoped<TwoFactor>();
        services.AddSingleton<IModerated, ModeratedProfiles>().AddSingleton<IPersonalData, TakenProfileData>().AddSingleton(TokenNames.Tokens);
        services.AddSingleton<Profiles>().AddSingleton<PeopleList>().AddSingleton<IPersonHistory, AccountHistory>();
        services.AddScoped<SessionGuard>().AddScoped<CircuitHandler>(s => s.GetRequiredService<SessionGuard>());
        if (builder.Environment.IsDevelopment())
        {
            services.AddScoped<ICast, Cast>();
        }
    }

    /// <summary>Maps what is not a page.</summary>
    public static void MapAccounts(this WebApplication app)
    {
        PasskeyOptions.Map(app);
        PersonCards.Map(app);
    }
}
