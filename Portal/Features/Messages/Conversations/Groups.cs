using Portal.Commons.Contact;
using Portal.Commons.People;
using Portal.Commons.Screening;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Limits;

namespace Portal.Features.Messages;

/// <summary>Changes who is in a group and what it is called: everybody in it may. What was done is told between its messages.</summary>
public sealed class Groups(Database database, Reach reach, Screening screening, RateLimits limits, TimeProvider time)
{
    /// <summary>
    /// Brings others in, who see what is written from then on. Who is in it already is left as they are; who left is not brought in again: whoever goes shall be able to stay away.
    /// </summary>
    public Task<Result<Nothing>> Add(Actor actor, long conversationId, IReadOnlyCollection<string?>? names, CancellationToken ct)
    {
        var pace = new ConversationPace(limits, actor);
        return Shape(actor, conversationId, db => Recipients.Hold(db, actor, names, ct), async (db, standing, entered, now) =>
        {
            if (!(await Recipients.Find(db, standing, names, Conversation.MostPeople - 1, ct)).Try(out var people, out var problem))
            {
                return problem;
            }

            if (await Recipients.MayNotWriteTo(db, reach, standing, people, begins: true, ct) is { } unwanted)
            {
                return unwanted;
            }

            if (people.Find(p => entered.All.Any(e => e.AccountId == p.Id && e.UntilNumber is not null)) is { } gone)
            {
                return Problem.Invalid<MessagesText>("to", "HasLeft", gone.DisplayName);
            }

            people.RemoveAll(p => entered.All.Any(e => e.AccountId == p.Id));
            if (entered.Others.Count() + 1 + people.Count > Conversation.MostPeople || entered.All.Count + people.Count > Conversation.MostEver)
            {
                return Problem.Invalid<MessagesText>("to", "TooManyPeople", Conversation.MostPeople);
            }

            if (people.Count > 0 && pace.TooMany(standing, people.Count) is { } tooMany)
            {
                return tooMany;
            }

            var next = entered.Conversation.LastNumber + 1;
            db.AddRange(people.Select((person, i) => new Participant
            {
                ConversationId = conversationId, AccountId = person.Id, Since = now, FromNumber = next + i - 1, ReadNumber = next + i - 1, NewestNumber = next + i, NewestAt = now,
            }));
            await NewLine.Happen(db, entered.Conversation, standing.AccountId!.Value, GroupEvent.Added, people.ConvertAll(p => (long?)p.Id), "", now, ct);
            return null;
        }, ct);
    }

    /// <summary>Leaves a group: what is written in it from then on is not for the actor.</summary>
    public Task<Result<Nothing>> Leave(Actor actor, long conversationId, CancellationToken ct) =>
        Shape(actor, conversationId, async (db, standing, entered, now) =>
        {
            var left = (await NewLine.Happen(db, entered.Conversation, entered.Me.AccountId, GroupEvent.Left, [null], "", now, ct))[0];
            (entered.Me.UntilNumber, entered.Me.TitleThen) = (left.Number, entered.Conversation.Title);
            await NewLine.MarkRead(db, conversationId, entered.Me.AccountId, left.Number, now, ct);
            db.Tell(new StandingChanged(entered.Me.AccountId)); // whoever listens for them on the conversation's channel is asked again
            return null;
        }, ct);

    /// <summary>Gives a group another title, or none.</summary>
    public async Task<Result<Nothing>> Rename(Actor actor, long conversationId, string? title, CancellationToken ct)
    {
        if (GroupTitle.Check(title) is { } unfit)
        {
            return unfit;
        }

        var text = await GroupTitle.Read(screening, title, ct);
        return await Shape(actor, conversationId, async (db, standing, entered, now) =>
        {
            var given = GroupTitle.Given(title);
            if (given == entered.Conversation.Title)
            {
                return null;
            }

            if ((await screening.Judge(db, standing, text, new(ScreenedUse.Name), now, ct)).Refusal is { } unwanted)
            {
                return unwanted;
            }

            entered.Conversation.Title = given;
            await NewLine.Happen(db, entered.Conversation, entered.Me.AccountId, GroupEvent.Renamed, [null], given ?? "", now, ct);
            return null;
        }, ct);
    }

    private Task<Result<Nothing>> Shape(Actor actor, long conversationId, Func<PortalDb, Standing, Entered, DateTime, Task<Problem?>> deed, CancellationToken ct) =>
        Shape(actor, conversationId, _ => Task.CompletedTask, deed, ct);

    private Task<Result<Nothing>> Shape(Actor actor, long conversationId, Func<PortalDb, Task> prepare, Func<PortalDb, Standing, Entered, DateTime, Task<Problem?>> deed, CancellationToken ct)
    {
        var pace = limits.Once(Limited.Choices, actor);
        return database.Write<Nothing>(
            async db =>
            {
                await prepare(db);
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if (await db.Enter(standing, conversationId, ct) is not { } entered)
                {
                    return standing.IsMember ? Problem.NotFound : Problem.SignIn;
                }

                var problem = ConversationRules.MayNotShape(standing, entered.Conversation.IsGroup, entered.Me.UntilNumber is not null) ?? pace();
                return (problem ?? await deed(db, standing, entered, now)) is { } refused ? refused : default(Nothing);
            },
            ct);
    }
}
