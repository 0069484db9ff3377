using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Sanctions;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Jobs;
using Portal.Platform.Mail;
using Portal.Platform.Web;

namespace Portal.Features.Forum;

/// <summary>
/// Reminds who asked, by letter, that an answer stands and was not accepted: twice at most, and never who does not want it, who may not write, or of what was taken from view or archived.
/// The letter and the note that it was written are one deed, so a job that is cut off writes none twice.
/// </summary>
internal sealed class AnswerReminders(Database database, ForumSettings settings, Mailer mailer, ReminderLetter letter, ReminderChoice choice, TimeProvider time) : IJob
{
    /// <summary>The most letters about one question.</summary>
    public const int Most = 2;

    private const int AtOnce = 100;

    public string Name => "answer-reminders";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = await database.Read(db => db.Set<TopicWork>().Where(w => w.RemindAt <= now).OrderBy(w => w.RemindAt).Select(w => w.Id).Take(AtOnce).ToListAsync(ct));
        foreach (var id in due)
        {
            await database.Write(db => Look(db, id, now, ct), ct);
        }
    }

    private async Task<Result<Nothing>> Look(PortalDb db, long topicId, DateTime now, CancellationToken ct)
    {
        if (await db.FindWork(topicId, ct) is not { } work || !(work.RemindAt <= now))
        {
            return default(Nothing);
        }

        work.RemindAt = null;
        var question = await (
            from t in db.Set<Topic>()
            join a in db.Set<Account>() on t.AuthorId equals a.Id
            where t.Id == topicId && t.Kind == TopicKind.Question && !t.Hidden && t.ArchivedAt == null && t.AcceptedPostId == null
                && db.Set<Post>().Any(p => p.TopicId == t.Id && p.AuthorId != t.AuthorId && !p.Hidden && p.DeletedAt == null)
                && a.Email != null && a.EmailConfirmed && !db.Set<ReminderStop>().Any(s => s.AccountId == a.Id)
                && (t.Public || db.Set<Membership>().Any(m => m.AccountId == a.Id && m.GroupId == t.GroupId && !m.Waiting))
                && !db.ShuttingOut(now).Any(s => s.AccountId == a.Id)
            select new { t.Title, Url = "/t/" + t.Id + "/" + t.Slug, a.Id, Name = a.DisplayName ?? a.UserName!, Email = a.Email!, a.Language }).FirstOrDefaultAsync(ct);
        if (question is null)
        {
            return default(Nothing);
        }

        var (subject, text) = letter.Write(question.Language, question.Name, question.Title, question.Url, choice.LinkFor(question.Id));
        mailer.Send(db, question.Email, subject, text);
        work.Reminders++;
        work.RemindAt = work.Reminders < Most && settings.RemindAfter > TimeSpan.Zero ? now + settings.RemindAfter : null;
        return default(Nothing);
    }
}

/// <summary>What a reminder says, in the language of who gets it.</summary>
internal sealed class ReminderLetter(PublicAddress address)
{
    /// <summary>The subject, and the text.</summary>
    public (string Subject, string Text) Write(string? language, string name, string title, string url, string stopLink)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Find(language) ?? Languages.All[0];
        try
        {
            string[] paragraphs =
            [
                Say("RemindHello", name), Say("RemindText", title), address.Of(url).ToString(), Say("RemindHow"), Say("RemindStop"), stopLink,
            ];
            return (Say("RemindSubject", title), string.Join("\n\n", paragraphs) + "\n");
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    private static string Say(string key, params object[] args) => Sentences.Say(typeof(ForumText), key, args);
}
