using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Localization;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Mail;
using Portal.Platform.Text;
using Portal.Platform.Web;

namespace Portal.Commons.Notifications;

/// <summary>When somebody was last told that an answer of theirs was not posted: a machine that answers everything is not answered without end.</summary>
public sealed class AnswerRefusal
{
    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>When.</summary>
    public DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AnswerRefusal>
    {
        public void Configure(EntityTypeBuilder<AnswerRefusal> builder)
        {
            builder.ToTable("AnswerRefusals").HasKey(r => r.AccountId);
            builder.Property(r => r.AccountId).ValueGeneratedNever();
            builder.HasOne<Account>().WithOne().HasForeignKey<AnswerRefusal>(r => r.AccountId);
        }
    }
}

/// <summary>Tells somebody by letter why their answer was not posted, and gives them back what they wrote: once an hour at most.</summary>
internal sealed class AnswerRefusals(IEnumerable<INotifying> rooms, Database database, Mailer mailer, PublicAddress address, IStringLocalizer<NotificationText> L, TimeProvider time)
{
    private const int MostGivenBack = 8000;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Tells it, in the language of the current culture: a deed may run in another's.</summary>
    public async Task Tell(Answerer answerer, Problem problem, string text, string messageId, CancellationToken ct)
    {
        var (subject, body) = (L["AnswerRefusedSubject"].Value, await Body(answerer, problem, text, ct));
        await database.Write(db => Send(db, answerer, subject, body, messageId, ct), ct);
    }

    private async Task<LetterBody> Body(Answerer answerer, Problem problem, string text, CancellationToken ct)
    {
        var body = new LetterBody().Say(L["LetterHello", answerer.Name]).Say(L["AnswerRefused"]).Say(problem.Sentence);
        if (await database.Read(db => Url(db, answerer, ct)) is { } url)
        {
            body.Link(L["AnswerSee"], address.Of(url).AbsoluteUri);
        }

        return text.Length == 0 ? body : body.Say(L["AnswerYours"]).Quote(Shorten.To(text, MostGivenBack));
    }

    private async Task<Result<Nothing>> Send(PortalDb db, Answerer answerer, string subject, LetterBody body, string messageId, CancellationToken ct)
    {
        await db.Lock<Account>(answerer.AccountId, ct);
        var now = Now;
        var last = await db.Set<AnswerRefusal>().AsTracking().FirstOrDefaultAsync(r => r.AccountId == answerer.AccountId, ct);
        if (last?.At > now - Pause)
        {
            return default(Nothing);
        }

        if (last is null)
        {
            db.Add(new AnswerRefusal { AccountId = answerer.AccountId, At = now });
        }
        else
        {
            last.At = now;
        }

        mailer.Send(db, answerer.Email, subject, body.Text, body.Html, follows: messageId);
        return default(Nothing);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The address of what was answered, where they may see it.</summary>
    private async Task<string?> Url(PortalDb db, Answerer answerer, CancellationToken ct)
    {
        var standing = await Standing.Of(db, Actor.Member(answerer.AccountId), Now, ct);
        var room = rooms.FirstOrDefault(r => r.Kind == answerer.Subject.Kind);
        return room is not null && (await room.Look(db, standing, [answerer.Subject.Id], ct)).TryGetValue(answerer.Subject.Id, out var thing) ? thing.Url : null;
    }
}
