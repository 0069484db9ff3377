using System.Net.Mail;
using Portal.Kernel;

namespace Portal.Features.Chat;

/// <summary>How a customer begins a chat.</summary>
/// <param name="Message">The first message.</param>
/// <param name="Department">Which department it is for.</param>
/// <param name="Name">What a visitor wants to be called.</param>
/// <param name="Email">Where a visitor can be reached.</param>
/// <param name="Secret">The secret that the customer's browser made beforehand, so that a start whose answer was lost can be sent again.</param>
/// <param name="Drafted">The message was typed in the box of a new chat, whose draft goes when it stands.</param>
public sealed record NewChat(string Message, string? Department = null, string? Name = null, string? Email = null, string? Secret = null, bool Drafted = false)
{
    /// <summary>The longest name of a language.</summary>
    public const int MostLanguage = 20;

    /// <summary>The name of the expert whom the customer wants to turn to.</summary>
    public string? Expert { get; init; }

    /// <summary>A field was filled that nobody sees.</summary>
    public bool Trapped { get; init; }

    /// <summary>The customer's language, such as <c>zh-Hans</c>.</summary>
    public string? Language { get; init; }

    /// <summary>What is wrong with it, or null.</summary>
    public Problem? Check() =>
        Bounds.Check("message", Message, ChatMessage.MostBody)
        ?? Line("name", Name, Chat.MostName)
        ?? Line("department", Department, Chat.MostDepartment)
        ?? Line("email", Email, Chat.MostEmail)
        ?? Line("language", Language, MostLanguage)
        ?? (string.IsNullOrWhiteSpace(Email) || IsAddress(Email.Trim()) ? null : Problem.Invalid<ChatText>("email", "NotAnAddress"))
        ?? (Secret is null || ChatSecret.IsOne(Secret) ? null : Problem.Invalid<ChatText>("secret", "NotASecret"));

    private static Problem? Line(string field, string? text, int most) =>
        Bounds.Check(field, text, most, min: 0)
        ?? (text.AsSpan().IndexOfAny('\r', '\n') >= 0 ? Problem.Invalid<ChatText>(field, "OneLine") : null);

    private static bool IsAddress(string text) => MailAddress.TryCreate(text, out var address) && address.Address == text && text.IndexOf('.', text.IndexOf('@')) > 0;
}

/// <summary>A message as it is sent.</summary>
/// <param name="Body">The words, at most 10,000 characters.</param>
/// <param name="Drafted">They were typed in the chat's box, whose draft goes when they stand. What a program sends leaves the draft alone.</param>
public sealed record NewMessage(string Body, bool Drafted = false);

/// <summary>Where a message stands.</summary>
/// <param name="ChatId">The chat.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Number">Its number in the chat.</param>
public sealed record ChatPlace(long ChatId, long MessageId, int Number);

/// <summary>A chat that was begun.</summary>
/// <param name="Id">The chat.</param>
/// <param name="Secret">What opens it, for who has no account.</param>
/// <param name="First">The first message.</param>
public sealed record StartedChat(long Id, string Secret, ChatPlace First);
