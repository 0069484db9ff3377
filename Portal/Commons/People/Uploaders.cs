using Portal.Kernel;
using Portal.Platform.Data;
using Portal.Platform.Files;

namespace Portal.Commons.People;

/// <summary>Says to the floor below who uploads: members who may write.</summary>
internal sealed class Uploaders(TimeProvider time) : IUploaders
{
    public Actor Of(HttpContext http) => http.ActorOf();

    public async Task<Problem?> MayNotUpload(PortalDb db, Actor actor, CancellationToken ct)
    {
        var standing = await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct);
        return standing.IsMember ? standing.MayNotWrite : Problem.SignIn;
    }

    public async Task<bool> OpensHidden(PortalDb db, Actor actor, CancellationToken ct) => (await Standing.Of(db, actor, time.GetUtcNow().UtcDateTime, ct)).IsModerator;
}
