namespace Portal.Features.Chat;

/// <summary>One of the caller's chats, in answers of the API.</summary>
/// <param name="Id">The chat.</param>
/// <param name="State">Whether it waits, is open or closed.</param>
/// <param name="Agent">Who of the staff has it, or had it last.</param>
/// <param name="Words">How it began.</param>
/// <param name="Unread">How many answers the caller has not seen.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="LastMessageAt">When something was last said.</param>
public sealed record OwnChatJson(long Id, ChatState State, PersonJson? Agent, string Words, int Unread, DateTime CreatedAt, DateTime LastMessageAt)
{
    internal static OwnChatJson Of(OwnChat chat) => new(chat.Id, chat.State, PersonJson.Of(chat.Agent), chat.Words, chat.Unread, chat.CreatedAt, chat.LastMessageAt);
}

/// <summary>What the customer said of the part that ended last, in answers of the API.</summary>
/// <param name="MayRate">True when they may say it, or change it, now.</param>
/// <param name="Verdict">Whether it was good or bad; null while nothing was said.</param>
/// <param name="Words">Why.</param>
public sealed record ChatRatingJson(bool MayRate, Verdict? Verdict, string? Words);

/// <summary>A rating, in answers to the staff.</summary>
/// <param name="Part">The number of the event that ended what was rated.</param>
/// <param name="Verdict">Whether it was good or bad.</param>
/// <param name="Words">Why.</param>
/// <param name="Agent">Who answered last in that part.</param>
/// <param name="At">When it was given.</param>
public sealed record RatingJson(int Part, Verdict Verdict, string? Words, PersonJson? Agent, DateTime At)
{
    internal static RatingJson Of(RatingLine line) => new(line.Part, line.Verdict, line.Words, PersonJson.Of(line.Agent), line.At);
}

/// <summary>What became of the wish for a transcript, in answers of the API.</summary>
/// <param name="Answer">Whether it is on its way, or a code is needed.</param>
public sealed record TranscriptJson(TranscriptAnswer Answer);

/// <summary>What takes a chat into an account.</summary>
/// <param name="Secret">The chat's secret.</param>
public sealed record KeepChatBody(string? Secret);

/// <summary>The customer's word on a chat.</summary>
/// <param name="Verdict">Good or bad.</param>
/// <param name="Words">Why, at most 1,000 characters.</param>
public sealed record RateChatBody(Verdict? Verdict, string? Words = null);

/// <summary>Where a transcript goes.</summary>
/// <param name="Email">The address; without one that of the caller's account.</param>
public sealed record TranscriptBody(string? Email = null);

/// <summary>The code that came to an address.</summary>
/// <param name="Email">The address.</param>
/// <param name="Code">The six digits.</param>
public sealed record TranscriptCodeBody(string? Email, string? Code);

/// <summary>The wish to be called.</summary>
/// <param name="Phone">The number: 5 to 15 digits, with marks between them.</param>
/// <param name="When">When it suits, in the customer's words, at most 100 characters.</param>
public sealed record CallBackBody(string? Phone, string? When = null);
