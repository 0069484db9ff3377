using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;
using Portal.Platform.Markup;

namespace Portal.Commons.Moderation;

/// <summary>Uploaded files as things that can be flagged and hidden, wherever they stand: by who may open them. A hidden one is opened by moderators alone, its owner not excepted.</summary>
internal sealed class ModeratedFiles(FileDeeds files, MarkdownRenderer markdown) : IModerated
{
    /// <summary>The first word of their subjects.</summary>
    public const string Word = "file";

    public string Kind => Word;

    public async Task<IReadOnlyList<ModeratedThing>> Look(PortalDb db, Standing standing, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var actor = standing.AccountId is { } me ? Actor.Member(me) with { Scopes = standing.Scopes } : Actor.Visitor;
        var rows = await (
            from f in db.Set<StoredFile>()
            join a in db.Set<Account>() on f.OwnerId equals a.Id
            where ids.Contains(f.Id)
            select new { File = f, Author = new PersonView(a.Id, a.UserName!, a.DisplayName ?? a.UserName!, a.Roles) }).ToListAsync(ct);
        var things = new List<ModeratedThing>(rows.Count);
        foreach (var row in rows)
        {
            if (standing.AccountId == row.Author.Id || await files.IsShown(db, actor, row.File, ct)) // a page of the queue has few, and each is asked of the room that holds it
            {
                things.Add(new(new(Kind, row.File.Id), row.File.Name, Html(row.File), row.Author, row.File.Address, row.File.Hidden, false, row.File.CreatedAt));
            }
        }

        return standing.IsModerator ? things : things.FindAll(t => !t.Hidden);
    }

    public Task Lock(PortalDb db, long id, CancellationToken ct) => db.Lock<StoredFile>(id, ct);

    public Task<Problem?> Hide(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: true, reason, now, ct);

    public Task<Problem?> Restore(PortalDb db, Actor actor, long id, string reason, DateTime now, CancellationToken ct) => Set(db, actor, id, hidden: false, reason, now, ct);

    private async Task<Problem?> Set(PortalDb db, Actor actor, long id, bool hidden, string reason, DateTime now, CancellationToken ct)
    {
        await Lock(db, id, ct);
        if (await db.Set<StoredFile>().AsTracking().FirstOrDefaultAsync(f => f.Id == id, ct) is not { } file)
        {
            return Problem.NotFound;
        }

        if (file.Hidden != hidden)
        {
            file.Hidden = hidden;
            db.Audit(actor, hidden ? AuditAction.FileHidden : AuditAction.FileRestored, new(Kind, id), now, reason, whom: file.OwnerId == StoredFile.NoOwner ? null : file.OwnerId);
        }

        return null;
    }

    /// <summary>Always the same of the same file, as evidence is compared with it and stamps are made of it: so without its size, which is known of some only later.</summary>
    private SafeHtml Html(StoredFile file) => markdown.Render($"{(file.Kind.IsPicture() ? "!" : "")}[{PlainMarkdown.Of(file.Name)}]({file.Address})");
}
