using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>A form as it is read and written.</summary>
/// <param name="Kind">The kind of topic that it is for.</param>
/// <param name="Fields">Its fields, in order; none for no form.</param>
/// <param name="TextOptional">Nothing need be written below the fields.</param>
/// <param name="Version">How often it was changed; 0 where there is none yet.</param>
public sealed record FormView(TopicKind Kind, IReadOnlyList<FormField> Fields, bool TextOptional, int Version = 0);

/// <summary>The forms of categories: reading them, and changing them.</summary>
public sealed class CategoryForms(Database database, TimeProvider time)
{
    /// <summary>The forms of a category that the actor may see, one for each kind that has one, or had one: that has no fields any more, and is made anew from its version.</summary>
    public async Task<IReadOnlyList<FormView>?> Of(Actor actor, long categoryId, CancellationToken ct)
    {
        await using var db = database.Open();
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return await db.Set<Category>().SeenBy(standing).AnyAsync(c => c.Id == categoryId, ct)
            ? [.. (await db.Set<CategoryForm>().Where(f => f.CategoryId == categoryId).ToListAsync(ct)).Select(View).OrderBy(f => f.Kind)]
            : null;
    }

    /// <summary>Gives a category of the forum another form for a kind of topic; one without fields is none. Admins only. Refused when it is not any more as it was seen.</summary>
    /// <param name="actor">Who changes it.</param>
    /// <param name="categoryId">The category.</param>
    /// <param name="form">The form as it is to be; its version is the one that was seen.</param>
    /// <param name="ct">Stops it.</param>
    public Task<Result<FormView>> Set(Actor actor, long categoryId, FormView form, CancellationToken ct) =>
        SetTrimmed(actor, categoryId, form with { Fields = [.. form.Fields.Select(Trimmed)] }, ct);

    /// <summary>The form that asks who starts a topic, or null.</summary>
    internal static Task<CategoryForm?> Find(PortalDb db, long categoryId, TopicKind kind, CancellationToken ct) =>
        db.Set<CategoryForm>().FirstOrDefaultAsync(f => f.CategoryId == categoryId && f.Kind == kind, ct);

    /// <summary>Which version of it asks now; 0 where there is none yet.</summary>
    internal static Task<int> VersionOf(PortalDb db, long categoryId, TopicKind kind, CancellationToken ct) =>
        db.Set<CategoryForm>().Where(f => f.CategoryId == categoryId && f.Kind == kind).Select(f => f.Version).FirstOrDefaultAsync(ct);

    private Task<Result<FormView>> SetTrimmed(Actor actor, long categoryId, FormView form, CancellationToken ct) =>
        database.Write<FormView>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if ((!standing.IsAdmin ? standing.MayNotWrite ?? Problem.NotAllowed : Check(form)) is { } problem)
                {
                    return problem;
                }

                await db.Lock<Category>(categoryId, ct);
                if (await db.Set<Category>().FirstOrDefaultAsync(c => c.Id == categoryId && c.GroupId == null, ct) is not { } category)
                {
                    return Problem.NotFound;
                }

                var known = await db.Set<CategoryForm>().AsTracking().FirstOrDefaultAsync(f => f.CategoryId == categoryId && f.Kind == form.Kind, ct);
                if ((known?.Version ?? 0) != form.Version)
                {
                    return Problem.Changed;
                }

                db.Audit(actor, AuditAction.CategoryChanged, new("category", categoryId), now, details: $"{category.Name}: {form.Kind}, {form.Fields.Count}", before: Words(known?.Fields), after: Words(form.Fields), place: category.Board.Place);
                return Put(db, categoryId, known, form);
            },
            ct);

    /// <summary>What a form asks, for the log: a line for each field.</summary>
    private static string? Words(IReadOnlyList<FormField>? fields) =>
        fields is null ? null : string.Join('\n', fields.Select(f => $"{f.Label}{(f.Required ? "*" : "")} ({f.Type}){(f.Choices.Count > 0 ? ": " + string.Join(" | ", f.Choices) : "")}{(f.Help is { Length: > 0 } help ? $" - {help}" : "")}"));

    private static FormView Put(PortalDb db, long categoryId, CategoryForm? known, FormView form)
    {
        var made = known ?? new CategoryForm { CategoryId = categoryId, Kind = form.Kind, Fields = [] };
        (made.Fields, made.TextOptional) = (form.Fields, form.TextOptional && form.Fields.Count > 0);
        made.Version++;
        if (known is null)
        {
            db.Add(made);
        }

        return View(made);
    }

    private static Problem? Check(FormView form) => Enum.IsDefined(form.Kind) ? FormRules.Check(form.Fields) : Problem.Invalid<KernelText>("kind", "UnknownValue", form.Kind);

    private static FormField Trimmed(FormField field) =>
        field with { Label = field.Label.Trim(), Help = Bounds.IsBlank(field.Help) ? null : field.Help!.Trim(), Choices = [.. field.Choices.Select(choice => choice.Trim())] };

    private static FormView View(CategoryForm form) => new(form.Kind, form.Fields, form.TextOptional, form.Version);
}
