using Microsoft.EntityFrameworkCore;
using Portal.Commons.Audit;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Forum;

/// <summary>What a category promises to who asks there. A question keeps the promise under which it was asked.</summary>
public sealed class Promises(Database database, TimeProvider time)
{
    /// <summary>The longest promise: a year.</summary>
    public const int MostHours = 24 * 366;

    /// <summary>
    /// Says for how many hours questions are left to the members, and within how many hours of being asked they are answered; null for nothing of the kind. Admins only.
    /// </summary>
    public Task<Result<Nothing>> Set(Actor actor, long categoryId, int? membersHours, int? promisedHours, CancellationToken ct) =>
        database.Write<Nothing>(
            async db =>
            {
                var now = time.GetUtcNow().UtcDateTime;
                var standing = await Standing.Of(db, actor, now, ct);
                if (!standing.IsAdmin)
                {
                    return standing.MayNotWrite ?? Problem.NotAllowed;
                }

                if ((Check("membersHours", membersHours) ?? Check("promisedHours", promisedHours)) is { } unfit)
                {
                    return unfit;
                }

                if (promisedHours < membersHours)
                {
                    return Problem.Invalid<ForumText>("promisedHours", "PromiseTooShort");
                }

                await db.Lock<Category>(categoryId, ct);
                if (await db.Set<Category>().AsTracking().FirstOrDefaultAsync(c => c.Id == categoryId && c.GroupId == null, ct) is not { } category)
                {
                    return Problem.NotFound;
                }

                if ((category.MembersHours, category.PromisedHours) != (membersHours, promisedHours))
                {
                    var before = Words(category);
                    (category.MembersHours, category.PromisedHours) = (membersHours, promisedHours);
                    db.Audit(actor, AuditAction.CategoryChanged, new("category", categoryId), now, before: before, after: Words(category), place: category.Board.Place);
                    db.Tell(new CategoriesChanged(categoryId, Everywhere: false));
                }

                return default(Nothing);
            },
            ct);

    private static string Words(Category category) => $"members {category.MembersHours?.ToString() ?? "-"} h, promise {category.PromisedHours?.ToString() ?? "-"} h";

    private static Problem? Check(string field, int? hours) => hours is < 1 or > MostHours ? Problem.Invalid<ForumText>(field, "HoursOutOfBounds", MostHours) : null;
}
