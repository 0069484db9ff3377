using Portal.Commons.Contact;
using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Commons.Privacy;
using Portal.Platform.Files;
using Portal.Platform.Live;

namespace Portal.Features.Messages;

/// <summary>The door of direct messages: what they register and map.</summary>
public static class MessagesFeature
{
    /// <summary>Adds direct messages.</summary>
    public static void AddMessages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Conversations>().AddSingleton<Groups>().AddSingleton<Attention>().AddSingleton<ConversationViews>().AddSingleton<ConversationsOf>().AddSingleton<WhomToWrite>();
        services.AddSingleton<IChannelGate, MessageGate>().AddSingleton<IFileHolder, MessageFiles>().AddSingleton<ModeratedMessages>().AddSingleton<IModerated>(s => s.GetRequiredService<ModeratedMessages>()).AddSingleton<IRescued, RescuedMessages>().AddSingleton<INotifying, MessageTidings>();
        services.AddSingleton<IAcquainted, TalkedWith>().AddSingleton<IPersonalData, MessageData>().AddSingleton<IPersonalData, ConversationExport>();
    }

    /// <summary>Maps the calls.</summary>
    public static void MapMessages(this WebApplication app) => ConversationCalls.Map(app);
}
