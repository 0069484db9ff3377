using Microsoft.EntityFrameworkCore;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Accounts;

/// <summary>Files in what people say about themselves are for everybody, as profiles are; those of a profile that a moderator took from view are for nobody.</summary>
internal sealed class ProfileFiles : IFileHolder
{
    public string Kind => "account";

    public Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct) => db.Set<Account>().AnyAsync(a => ids.Contains(a.Id) && !db.Set<TakenProfile>().Any(t => t.AccountId == a.Id), ct);
}
