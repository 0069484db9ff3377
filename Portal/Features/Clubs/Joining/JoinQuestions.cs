using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Clubs;

/// <summary>The questions of a club, and the requests with their answers.</summary>
public sealed class JoinQuestions(Database database, ClubHands hands, ClubViews views, Screening screening)
{
    /// <summary>Asks these from now on in the place of those before; who waits already is not asked again. Whoever may change the page.</summary>
    public async Task<Result<Nothing>> Set(Actor actor, string slug, IReadOnlyList<string?> questions, CancellationToken ct)
    {
        var unfit = Unfit(questions);
        var text = await screening.Read([.. Screened(questions)], trapped: false, ct);
        return await hands.Do<Nothing>(actor, slug, ClubRights.EditPage, async hand =>
        {
            if ((unfit ?? (await screening.Judge(hand.Db, hand.Standing, text, new(ScreenedUse.Name, GroupId: hand.Club.Id), hand.Now, ct)).Refusal) is { } refused)
            {
                return refused;
            }

            var before = await Of(hand.Db, hand.Club.Id, ct);
            await hand.Db.Set<JoinQuestion>().Where(q => q.ClubId == hand.Club.Id).ExecuteDeleteAsync(ct);
            hand.Db.AddRange(questions.Select((q, i) => new JoinQuestion { ClubId = hand.Club.Id, Number = i + 1, Text = q!.Trim() }));
            hand.Db.Audit(actor, AuditAction.ClubChanged, hand.Place, hand.Now, before: string.Join('\n', before), after: string.Join('\n', questions), place: hand.Place);
            hand.Db.Tell(new ClubChanged(hand.Club.Id, hand.Group.Visibility == Visibility.Hidden) { ById = hand.Me });
            return default(Nothing);
        }, ct);
    }

    /// <summary>What a club asks; null where the actor does not see it.</summary>
    public async Task<IReadOnlyList<string>?> Read(Actor actor, string slug, CancellationToken ct)
    {
        if (await views.Find(actor, slug, ct) is not { } club)
        {
            return null;
        }

        await using var db = database.Open();
        return await Of(db, club.Club.Id, ct);
    }

    /// <summary>The requests with what they answered, oldest first: for who may let in. Null where that is not the actor.</summary>
    public async Task<Page<RequestRow>?> Requests(Actor actor, string slug, Cursor from, int size, CancellationToken ct)
    {
        if (await views.Find(actor, slug, ct) is not { } club || await views.Members(club, waiting: true, null, from, size, ct) is not { } page)
        {
            return null;
        }

        await using var db = database.Open();
        var ids = page.Items.Select(m => m.Person.Id).ToList();
        var answers = (await db.Set<JoinAnswer>().Where(a => a.ClubId == club.Club.Id && ids.Contains(a.AccountId)).OrderBy(a => a.Number).ToListAsync(ct)).ToLookup(a => a.AccountId);
        return new([.. page.Items.Select(m => new RequestRow(m.Person, m.Since, [.. answers[m.Person.Id].Select(a => new RequestAnswer(a.Question, a.Text))]))], page.Next);
    }

    /// <summary>Why these cannot be asked, or null.</summary>
    internal static Problem? Unfit(IReadOnlyList<string?> questions) =>
        questions.Count > JoinQuestion.Most ? Problem.Invalid<ClubsText>("questions", "TooManyQuestions", JoinQuestion.Most)
        : questions.Select(q => Bounds.Check("questions", q, JoinQuestion.MostText)).FirstOrDefault(p => p is not null);

    /// <summary>What of them is looked at.</summary>
    internal static IEnumerable<ScreenedPart> Screened(IReadOnlyList<string?> questions) => questions.Take(JoinQuestion.Most).Select(q => new ScreenedPart("questions", q ?? "", IsHtml: false));

    internal static Task<List<string>> Of(PortalDb db, long clubId, CancellationToken ct) =>
        db.Set<JoinQuestion>().Where(q => q.ClubId == clubId).OrderBy(q => q.Number).Select(q => q.Text).ToListAsync(ct);
}

/// <summary>Somebody who wants in.</summary>
/// <param name="Person">Who.</param>
/// <param name="Since">Since when.</param>
/// <param name="Answers">What they answered to the questions of then.</param>
public sealed record RequestRow(PersonView Person, DateTime Since, IReadOnlyList<RequestAnswer> Answers);

/// <summary>An answer to a question.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">What was answered.</param>
public sealed record RequestAnswer(string Question, string Answer);
