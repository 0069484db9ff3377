using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Platform.Data;

namespace Portal.Features.Chat;

/// <summary>How far the clocks of a chat have counted its lines, and what they have to know of those that came before.</summary>
public sealed class ChatCount
{
    /// <summary>The chat.</summary>
    public long ChatId { get; init; }

    /// <summary>The number of the last line that was counted; 0 for none.</summary>
    public int UpTo { get; internal set; }

    /// <summary>The id of that line: when it has another number, the lines were merged with others and are counted anew.</summary>
    public long UpToId { get; internal set; }

    /// <summary>The department that the chat had at that line.</summary>
    public long? DepartmentId { get; internal set; }

    /// <summary>Who answered last in the part that is open; null while nobody has.</summary>
    public long? AnswererId { get; internal set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatCount>
    {
        public void Configure(EntityTypeBuilder<ChatCount> builder)
        {
            builder.ToTable("ChatCounts").HasKey(c => c.ChatId);
            builder.Property(c => c.ChatId).ValueGeneratedNever();
            builder.HasOne<Chat>().WithOne().HasForeignKey<ChatCount>(c => c.ChatId);
        }
    }
}

/// <summary>That a chat went to another department with one of its lines.</summary>
public sealed class ChatMove
{
    /// <summary>The line: that it was given back.</summary>
    public long LineId { get; init; }

    /// <summary>Whose it was; null for nobody's.</summary>
    public long? FromId { get; init; }

    /// <summary>Whose it is from then on.</summary>
    public long ToId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChatMove>
    {
        public void Configure(EntityTypeBuilder<ChatMove> builder)
        {
            builder.ToTable("ChatMoves").HasKey(m => m.LineId);
            builder.Property(m => m.LineId).ValueGeneratedNever();
            builder.HasOne<ChatMessage>().WithOne().HasForeignKey<ChatMove>(m => m.LineId);
            builder.HasOne<Department>().WithMany().HasForeignKey(m => m.FromId);
            builder.HasOne<Department>().WithMany().HasForeignKey(m => m.ToId);
        }
    }
}

/// <summary>Writes down which lines moved a chat.</summary>
internal static class ChatMoves
{
    /// <summary>The last line of a chat that is locked moved it away from a department, inside the deed.</summary>
    public static async Task NoteMove(this PortalDb db, Chat chat, long? fromId, CancellationToken ct)
    {
        if (chat.DepartmentId is { } to && to != fromId)
        {
            db.Add(new ChatMove { LineId = await db.LastLine(chat, ct), FromId = fromId, ToId = to });
        }
    }

    /// <summary>The id of the last line of a chat that is locked.</summary>
    public static async Task<long> LastLine(this PortalDb db, Chat chat, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        return await db.Set<ChatMessage>().Where(m => m.ChatId == chat.Id && m.Number == chat.LastNumber).Select(m => m.Id).SingleAsync(ct);
    }
}
