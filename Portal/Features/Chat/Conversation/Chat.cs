using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Commons.People;

namespace Portal.Features.Chat;

/// <summary>Where a chat stands.</summary>
public enum ChatState
{
    /// <summary>Nobody of the staff has it.</summary>
    Waiting,

    /// <summary>One agent has it and answers.</summary>
    Open,

    /// <summary>Over; when the customer writes again, it waits again.</summary>
    Closed,
}

/// <summary>
/// A conversation between a customer and the staff. Its messages are numbered from 1 without a gap, and while it is open exactly one agent holds it.
/// It is changed by its own functions only, and only while its row is locked.
/// </summary>
public sealed class Chat
{
    /// <summary>The longest name somebody may give.</summary>
    public const int MostName = 100;

    /// <summary>The longest e-mail address.</summary>
    public const int MostEmail = 254;

    /// <summary>The longest name of a department.</summary>
    public const int MostDepartment = 60;

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>The account that it belongs to; null when it belongs to whoever holds its secret.</summary>
    public long? CustomerId { get; private set; }

    /// <summary>What a visitor wants to be called.</summary>
    public string? CustomerName { get; init; }

    /// <summary>Where a visitor can be reached.</summary>
    public string? Email { get; init; }

    /// <summary>Which department it is for, in the customer's words.</summary>
    public string? Department { get; init; }

    /// <summary>The department that these words named, or that the chat was handed to.</summary>
    public long? DepartmentId { get; private set; }

    /// <summary>The expert whom the customer named.</summary>
    public long? ExpertId { get; private set; }

    /// <summary>The customer's language, such as <c>zh-Hans</c>, where it is known.</summary>
    public string? Language { get; private set; }

    /// <summary>The hash of the secret that opens this chat alone.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The secret, sealed, where the request that made it may come again and must get the same answer.</summary>
    public string? SealedSecret { get; init; }

    /// <summary>Where it stands.</summary>
    public ChatState State { get; private set; }

    /// <summary>Who holds it while it is open, and who held it last when it is closed.</summary>
    public long? AgentId { get; private set; }

    /// <summary>When it was begun.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Since when the customer has been waiting; a chat that is given back keeps its place.</summary>
    public DateTime WaitingSince { get; private set; }

    /// <summary>When something was last said.</summary>
    public DateTime LastMessageAt { get; private set; }

    /// <summary>When it was closed, or null.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>The number of the last message.</summary>
    public int LastNumber { get; private set; }

    /// <summary>Up to which number the customer has seen it.</summary>
    public int ReadByCustomer { get; private set; }

    /// <summary>Up to which number the agents who held it have seen it.</summary>
    public int ReadByAgents { get; private set; }

    /// <summary>It went into another chat and has no line any more: see <see cref="ChatMerge"/>.</summary>
    public bool IsMerged => LastNumber == 0;

    /// <summary>Grows whenever the chat changes hands or state.</summary>
    public int Version { get; private set; }

    /// <summary>Begins a chat, which waits for somebody to take it.</summary>
    public static Chat Begin(NewChat given, long? customer, string secret, string? sealedSecret, DateTime now) => new()
    {
        CustomerId = customer,
        CustomerName = Trimmed(given.Name),
        Email = Trimmed(given.Email),
        Department = Trimmed(given.Department),
        SecretHash = ChatSecret.Hash(secret),
        SealedSecret = sealedSecret,
        CreatedAt = now,
        WaitingSince = now,
        LastMessageAt = now,
    };

    /// <summary>Says whom it is for, before it is kept.</summary>
    public void MeanFor(ChatAddress to) => (DepartmentId, ExpertId, Language) = (to.DepartmentId, to.ExpertId, to.Language);

    /// <summary>It is for another department from now on, whomever the customer named before.</summary>
    public void MoveTo(long departmentId) => (DepartmentId, ExpertId) = (departmentId, null);

    /// <summary>The customer says something.</summary>
    public ChatMessage Ask(long? customer, string body, DateTime now) => Next(ChatAuthor.Customer, customer, body, null, now);

    /// <summary>The agent who holds it says something.</summary>
    public ChatMessage Answer(long agent, string body, DateTime now) => Next(ChatAuthor.Agent, agent, body, null, now);

    /// <summary>An agent takes it, or gets it from another.</summary>
    public ChatMessage GiveTo(long agent, ChatEvent how, DateTime now) => Turn(ChatState.Open, agent, how, agent, now);

    /// <summary>It goes back to the queue, to the place it had: somebody of the staff wants that, or the portal.</summary>
    public ChatMessage GiveBack(long? by, DateTime now) => Turn(ChatState.Waiting, null, ChatEvent.GivenBack, by, now);

    /// <summary>The customer has more to say after it was closed: it waits again, from now on.</summary>
    /// <param name="now">The time.</param>
    /// <param name="since">Since when the customer waits, where that is longer.</param>
    public ChatMessage Reopen(DateTime now, DateTime? since = null)
    {
        WaitingSince = since ?? now;
        ClosedAt = null;
        return Turn(ChatState.Waiting, null, ChatEvent.Reopened, null, now);
    }

    /// <summary>An agent has more to say after it was closed: it is theirs, and nobody waits.</summary>
    public ChatMessage Resume(long agent, DateTime now)
    {
        ClosedAt = null;
        return Turn(ChatState.Open, agent, ChatEvent.Resumed, agent, now);
    }

    /// <summary>One side ends it.</summary>
    public ChatMessage Close(long? byAgent, DateTime now)
    {
        ClosedAt = now;
        return Turn(ChatState.Closed, AgentId, byAgent is null ? ChatEvent.Left : ChatEvent.Closed, byAgent, now);
    }

    /// <summary>It belongs to an account from now on, besides to whoever holds its secret.</summary>
    public void BelongTo(long customer) => CustomerId = customer;

    /// <summary>The customer asks to be called back.</summary>
    public ChatMessage AskForCall(DateTime now) => Next(ChatAuthor.System, null, "", ChatEvent.CallAsked, now);

    /// <summary>Something happened in it that changes neither its state nor its holder.</summary>
    public ChatMessage Note(ChatEvent what, long? about, DateTime now) => Next(ChatAuthor.System, about, "", what, now);

    /// <summary>Remembers what a side has seen; never goes back, and never beyond what was said.</summary>
    public bool Read(ChatSeat by, int number)
    {
        var (before, seen) = (by == ChatSeat.Customer ? ReadByCustomer : ReadByAgents, Math.Min(number, LastNumber));
        if (seen <= before)
        {
            return false;
        }

        (ReadByCustomer, ReadByAgents) = by == ChatSeat.Customer ? (seen, ReadByAgents) : (ReadByCustomer, seen);
        return true;
    }

    /// <summary>The lines of another chat came to stand between its own: from here on it counts all of them, and what one side had not seen of either is not seen.</summary>
    public void TakeIn(Chat other, int lines, int readByCustomer, int readByAgents)
    {
        (LastNumber, ReadByCustomer, ReadByAgents) = (lines, readByCustomer, readByAgents);
        LastMessageAt = other.LastMessageAt > LastMessageAt ? other.LastMessageAt : LastMessageAt;
        WaitingSince = other.State != ChatState.Closed && other.WaitingSince < WaitingSince ? other.WaitingSince : WaitingSince;
        Version++;
    }

    /// <summary>All its lines went into another chat.</summary>
    public void GoInto(DateTime now)
    {
        (State, AgentId, ClosedAt) = (ChatState.Closed, null, now);
        (LastNumber, ReadByCustomer, ReadByAgents) = (0, 0, 0);
        Version++;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private ChatMessage Turn(ChatState state, long? agent, ChatEvent what, long? by, DateTime now)
    {
        (State, AgentId) = (state, agent);
        Version++;
        return Next(ChatAuthor.System, by, "", what, now);
    }

    private ChatMessage Next(ChatAuthor author, long? authorId, string body, ChatEvent? what, DateTime now)
    {
        LastMessageAt = now;
        return new() { ChatId = Id, Number = ++LastNumber, Author = author, AuthorId = authorId, Body = body, Event = what, At = now };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Chat>
    {
        public void Configure(EntityTypeBuilder<Chat> builder)
        {
            builder.ToTable("Chats");
            builder.Property(c => c.CustomerName).HasMaxLength(MostName);
            builder.Property(c => c.Email).HasMaxLength(MostEmail);
            builder.Property(c => c.Department).HasMaxLength(MostDepartment);
            builder.Property(c => c.SecretHash).HasMaxLength(64);
            builder.Property(c => c.SealedSecret).HasMaxLength(400);
            builder.Property(c => c.Language).HasMaxLength(NewChat.MostLanguage);
            builder.HasIndex(c => c.SecretHash).IsUnique();
            builder.HasIndex(c => new { c.DepartmentId, c.State, c.WaitingSince, c.Id });
            builder.HasIndex(c => new { c.State, c.WaitingSince, c.Id });
            builder.HasIndex(c => new { c.State, c.LastMessageAt, c.Id });
            builder.HasIndex(c => new { c.AgentId, c.State, c.LastMessageAt, c.Id });
            builder.HasIndex(c => new { c.CustomerId, c.LastMessageAt });
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.CustomerId);
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AgentId);
            builder.HasOne<Account>().WithMany().HasForeignKey(c => c.ExpertId);
            builder.HasOne<Department>().WithMany().HasForeignKey(c => c.DepartmentId);
        }
    }
}
