using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.Cases;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Markup;

namespace Portal.Features.Chat;

/// <summary>What agents do with chats: take, open again, give back, hand over, note down. An open chat has one holder, and only they answer.</summary>
public sealed class Desk(Database database, MarkdownRenderer markdown, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Takes a chat that waits. Of two at once one gets it; the other is told who.</summary>
    public Task<Result<Nothing>> Claim(Actor actor, long chatId, CancellationToken ct) =>
        Do(actor, chatId, actor.AccountId, ChatRules.MayNotTake, async (db, entry) =>
        {
            var (chat, _, standing) = entry;
            if (chat.State == ChatState.Open)
            {
                return null;
            }

            if (await db.TakeCase(await db.CaseOf(chat, actor, Now, ct), actor, Now, ct) is { } faster)
            {
                return faster;
            }

            db.Add(chat.GiveTo(standing.AccountId!.Value, ChatEvent.Taken, Now));
            db.Tell(new ChatTaken(chat.Id, standing.AccountId!.Value, chat.LastNumber));
            return null;
        }, ct);

    /// <summary>Opens a closed chat again and has it. Of two at once one gets it; the other is told who.</summary>
    public Task<Result<Nothing>> Resume(Actor actor, long chatId, CancellationToken ct) =>
        Do(actor, chatId, actor.AccountId, ChatRules.MayNotResume, async (db, entry) =>
        {
            var (chat, _, standing) = entry;
            if (chat.State == ChatState.Open)
            {
                return null;
            }

            if (await db.TakeCase(await db.CaseOf(chat, actor, Now, ct), actor, Now, ct) is { } faster)
            {
                return faster;
            }

            db.Add(chat.Resume(standing.AccountId!.Value, Now));
            db.Tell(new ChatResumed(chat.Id, standing.AccountId!.Value, chat.LastNumber));
            return null;
        }, ct);

    /// <summary>Puts a chat back into the queue, where it keeps its place.</summary>
    public Task<Result<Nothing>> Release(Actor actor, long chatId, CancellationToken ct) =>
        Do(actor, chatId, null, ChatRules.MayNotHandOver, async (db, entry) =>
        {
            await db.GiveBack(entry.Chat, actor, entry.Standing.AccountId!.Value, null, Now, ct);
            return null;
        }, ct);

    /// <summary>Hands a chat to another agent, or to whoever comes first, with a note that only the staff see.</summary>
    public async Task<Result<Nothing>> Transfer(Actor actor, long chatId, long? toAgent, string? note, CancellationToken ct) =>
        Bounds.Check("note", note, ChatMessage.MostBody, min: 0) is { } problem
            ? problem
            : await Do(actor, chatId, toAgent, ChatRules.MayNotHandOver, (db, entry) => Transfer(db, actor, entry, toAgent, note, ct), ct);

    /// <summary>Hands a chat to a department, by its slug or name: it waits in that queue, in the place of who has waited as long.</summary>
    public async Task<Result<Nothing>> MoveTo(Actor actor, long chatId, string department, string? note, CancellationToken ct) =>
        Bounds.Check("note", note, ChatMessage.MostBody, min: 0) is { } problem
            ? problem
            : await Do(actor, chatId, null, ChatRules.MayNotHandOver, (db, entry) => MoveTo(db, actor, entry, department, note, ct), ct);

    /// <summary>Notes something down beside a chat, for the staff alone. Any agent may, whoever holds the chat.</summary>
    public async Task<Result<long>> Note(Actor actor, long chatId, string body, string? key, CancellationToken ct) =>
        Bounds.Check("body", body, ChatMessage.MostBody) is { } problem ? problem : await database.Write(db => Note(db, actor, chatId, body, key, ct), ct);

    private async Task<Problem?> Transfer(PortalDb db, Actor actor, ChatEntry entry, long? toAgent, string? note, CancellationToken ct)
    {
        var (chat, _, standing) = entry;
        if (!Bounds.IsBlank(note))
        {
            await AddNote(db, chat, standing, note!, ct);
        }

        if (toAgent is not { } to)
        {
            await db.GiveBack(chat, actor, standing.AccountId!.Value, note, Now, ct);
            return null;
        }

        if (to == chat.AgentId || !ChatRules.IsDesk(await Standing.Of(db, Actor.Member(to), Now, ct)))
        {
            return Problem.Invalid<ChatText>("to", "NotAnAgent");
        }

        await db.HandTo(chat, to, actor, AuditAction.ChatTransferred, note, Now, ct);
        return null;
    }

    private async Task<Problem?> MoveTo(PortalDb db, Actor actor, ChatEntry entry, string words, string? note, CancellationToken ct)
    {
        var (chat, _, standing) = entry;
        if (await db.MeantDepartment(words, ct) is not { } department)
        {
            return Problem.Invalid<DepartmentText>("department", "NoSuchDepartment");
        }

        if (!Bounds.IsBlank(note))
        {
            await AddNote(db, chat, standing, note!, ct);
        }

        var from = chat.DepartmentId;
        chat.MoveTo(department.Id);
        await db.GiveBack(chat, actor, standing.AccountId!.Value, note, Now, ct);
        await db.NoteMove(chat, from, ct);
        await db.Promise(chat, await db.CaseOf(chat, actor, Now, ct), Now, ct);
        db.Audit(actor, AuditAction.ChatTransferred, new("chat", chat.Id), Now, details: $"{standing.AccountId} -> {department.Slug}");
        return null;
    }

    private async Task<Result<long>> Note(PortalDb db, Actor actor, long chatId, string body, string? key, CancellationToken ct)
    {
        if (!(await db.EnterDesk(actor, chatId, Now, ct)).Try(out var entry, out var problem))
        {
            return problem;
        }

        if (await db.MadeBefore<ChatNote>(actor, key, ct) is { } made)
        {
            return made;
        }

        var note = await AddNote(db, entry.Chat, entry.Standing, body, ct);
        db.Made<ChatNote>(actor, key, note.Id, Now);
        return note.Id;
    }

    private Task<ChatNote> AddNote(PortalDb db, Chat chat, Standing standing, string body, CancellationToken ct) =>
        db.AddNote(chat, standing.AccountId!.Value, body, markdown.Mentions(body), null, Now, ct);

    /// <summary>Lets an agent in, asks the rule, and does it. Who is to hold the chat is locked before it: nobody takes the role from them meanwhile.</summary>
    private Task<Result<Nothing>> Do(
        Actor actor,
        long chatId,
        long? holder,
        Func<Standing, ChatState, long?, string?, Problem?> mayNot,
        Func<PortalDb, ChatEntry, Task<Problem?>> deed,
        CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                if (holder is { } next)
                {
                    await db.Lock<Account>(next, ct);
                }

                if (!(await db.EnterDesk(actor, chatId, Now, ct)).Try(out var entry, out var problem))
                {
                    return problem;
                }

                var (chat, _, standing) = entry;
                var refused = mayNot(standing, chat.State, chat.AgentId, await db.Holder(chat, ct)) ?? await deed(db, entry);
                return refused is null ? default(Nothing) : refused;
            },
            ct);
}
