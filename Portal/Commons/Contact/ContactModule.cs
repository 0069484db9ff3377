using Portal.Commons.People;

namespace Portal.Commons.Contact;

/// <summary>Registers blocks and who may begin a conversation. Rooms plug in <see cref="IAcquainted"/>.</summary>
public static class ContactModule
{
    /// <summary>Adds them.</summary>
    public static void AddContact(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<Reach>().AddSingleton<ContactDeeds>().AddSingleton<ContactViews>().AddSingleton<IPersonalData, BlockData>().AddSingleton<IPersonalData, ContactChoiceExport>();

    /// <summary>Maps the calls.</summary>
    public static void MapContact(this WebApplication app) => ContactCalls.Map(app);
}
