using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Platform.Cli;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Web;

namespace Portal.Commons.People;

/// <summary>Registers accounts and sign-in. The framework's managers serve the account pages alone; everything else reads <see cref="Standing"/>.</summary>
public static class PeopleModule
{
    /// <summary>Adds Identity on the portal's own tables.</summary>
    public static void AddPeople(this WebApplicationBuilder builder, DatabaseSettings settings)
    {
        var services = builder.Services;
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext());
        services.AddAuthentication(options =>
            {
                options.DefaultScheme = IdentityConstants.ApplicationScheme;
                options.DefaultSignInScheme = IdentityConstants.ExternalScheme;
            })
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = Visitors.SignInCookie;
            options.LoginPath = "/account/login";
            options.AccessDeniedPath = "/account/denied";
            options.ExpireTimeSpan = TimeSpan.FromDays(30);
        });
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>().AddSingleton<ILookupNormalizer, LookupNames>();
        services.AddIdentityCore<Account>(Rules).AddSignInManager<AccountSignIn>().AddDefaultTokenProviders();
        services.AddSingleton<StampCheck>().Replace(ServiceDescriptor.Singleton<ISecurityStampValidator>(s => s.GetRequiredService<StampCheck>()));
        services.AddScoped<IUserStore<Account>>(s => new AccountStore(Tracking(s.GetRequiredService<PortalDb>())));
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddSingleton<MeReader>().AddSingleton<AccountDeeds>().AddSingleton<StandingDeeds>().AddSingleton<NamedPlaces>().AddSingleton<PlaceModerators>().AddSingleton<IPersonalData, PlaceData>().AddSingleton<IUploaders, Uploaders>().AddSingleton<IPersonalData, FileExport>()
            .AddSingleton<VerifiedProducts>().AddSingleton<IPersonalData, ProductData>().AddSingleton<ICheck, CustomerCheck>()
            .AddSingleton<VisitCounter>().AddSingleton<IPersonalData, VisitData>().AddSingleton<GroupVisitCounter>().AddSingleton<IPersonalData, GroupVisitData>();
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            services.AddDataProtection().SetApplicationName("portal").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "keys")));
        }
        else
        {
            services.AddDataProtection().SetApplicationName("portal").AddKeyManagementOptions(_ => { });
            services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
                .Configure<Database, TimeProvider>((options, database, time) => options.XmlRepository = new SharedKeys(database, time));
        }
    }

    /// <summary>Maps the calls on what members own, and on who keeps order where.</summary>
    public static void MapPeople(this WebApplication app)
    {
        CustomerCalls.Map(app);
        PlaceCalls.Map(app);
    }

    private static PortalDb Tracking(PortalDb db)
    {
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        return db;
    }

    private static void Rules(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = null!;
        options.SignIn.RequireConfirmedEmail = true;
        options.Password.RequiredLength = AccountRules.LeastPassword;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 4;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.Stores.MaxLengthForKeys = 128;
    }
}
