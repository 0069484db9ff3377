using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Features.Accounts;

/// <summary>Files in what people say about themselves are for everybody, as profiles are.</summary>
internal sealed class ProfileFiles : IFileHolder
{
    public string Kind => "account";

    public Task<bool> Shows(PortalDb db, Actor actor, IReadOnlyList<long> ids, CancellationToken ct) => Task.FromResult(true);
}
