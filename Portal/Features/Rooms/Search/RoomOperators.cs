using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Commons.Search;
using Portal.Kernel;
using Portal.Platform.Data;

namespace Portal.Features.Rooms;

/// <summary>What <c>room:</c> means in the index: what was said in the room with this id.</summary>
internal sealed class RoomOperators : ISearchOperators
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Names { get; } = ["room"];

    /// <summary>The mark of what was said in a room.</summary>
    public static string Mark(long roomId) => string.Create(CultureInfo.InvariantCulture, $"room{roomId}");

    /// <inheritdoc/>
    public async Task<Result<IReadOnlyList<string>>> Marks(PortalDb db, Standing standing, string name, string value, CancellationToken ct) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && await db.Set<Room>().SeenBy(standing).AnyAsync(r => r.Id == id, ct)
            ? new[] { Mark(id) }
            : Problem.Invalid<RoomsText>("q", "UnknownRoom", value);
}
