using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Features.Accounts;

/// <summary>What somebody asked for who has to show that a mailbox is theirs.</summary>
public enum RequestKind
{
    /// <summary>A new account; it is made when the button behind the letter's link is pressed.</summary>
    Register,

    /// <summary>The letter of a registration once more.</summary>
    Resend,

    /// <summary>A new password.</summary>
    Reset,

    /// <summary>Another address for an account that exists.</summary>
    ChangeEmail,
}

/// <summary>
/// Something asked for on a page and answered by letter alone. The page does the same in every case: it writes this row; who the address
/// belongs to is looked up afterwards, where nobody can watch or time it.
/// </summary>
public sealed class AccountRequest
{
    /// <summary>How long a row is kept.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>The id.</summary>
    public long Id { get; private set; }

    /// <summary>What was asked for.</summary>
    public RequestKind Kind { get; init; }

    /// <summary>The address as it was typed; the letter goes there.</summary>
    public required string Email { get; init; }

    /// <summary>The address as it is looked up.</summary>
    public required string NormalizedEmail { get; init; }

    /// <summary>The name wanted, for a new account.</summary>
    public string? Name { get; init; }

    /// <summary>The hash of the password wanted, for a new account; gone when it is made.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Whose request it is, where somebody was signed in.</summary>
    public long? AccountId { get; init; }

    /// <summary>The language of the page, in which the letter is written.</summary>
    public required string Language { get; init; }

    /// <summary>Where somebody wanted to go who registers, sealed, as the address may hold the secret of an invitation; null where they came from no such place.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>When it was asked.</summary>
    public DateTime At { get; init; }

    /// <summary>When the letter was written, if there was one to write.</summary>
    public DateTime? AnsweredAt { get; set; }

    /// <summary>When the link was used.</summary>
    public DateTime? DoneAt { get; set; }

    /// <summary>Whether its link still works: three days, two hours for a new password.</summary>
    public bool IsOpen(DateTime now) => DoneAt is null && now - At < (Kind == RequestKind.Reset ? TimeSpan.FromHours(2) : TimeSpan.FromDays(3));

    internal sealed class Mapping : IEntityTypeConfiguration<AccountRequest>
    {
        public void Configure(EntityTypeBuilder<AccountRequest> builder)
        {
            builder.ToTable("AccountRequests");
            builder.Property(r => r.Email).HasMaxLength(254);
            builder.Property(r => r.NormalizedEmail).HasMaxLength(254);
            builder.Property(r => r.Name).HasMaxLength(60);
            builder.Property(r => r.Language).HasMaxLength(20);
            builder.Property(r => r.ReturnTo).HasMaxLength(RequestLinks.MostSealed);
            builder.HasIndex(r => r.NormalizedEmail);
            builder.HasIndex(r => r.At);
        }
    }
}
