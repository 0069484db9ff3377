using Microsoft.Net.Http.Headers;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Platform.Files;

/// <summary>Hands files out: pictures to be shown, everything else to be downloaded, nothing to be run.</summary>
internal static class FileServing
{
    // Should a browser show it as a page all the same: no script, no form, no connection, and an origin of its own.
    private const string Policy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox";

    public static async Task<IResult> Serve(long id, string name, string? w, HttpContext http, FileDeeds files, IUploaders uploaders, ServedFiles served, CancellationToken ct)
    {
        return await files.Find(uploaders.Of(http), id, name, ct) is { } file ? await Hand(http, file, w, served, ct) : Problem.NotFound.ToHttp();
    }

    /// <summary>Hands out a file to who was let in to it, a picture in the width that is asked for.</summary>
    public static async Task<IResult> Hand(HttpContext http, StoredFile file, string? w, ServedFiles served, CancellationToken ct)
    {
        if (await served.Find(file, w, ct) is not { } found)
        {
            return Problem.NotFound.ToHttp();
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "private, no-cache"; // asked for again each time, and then mostly answered without its content: what is hidden is hidden at once
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = file.Kind.IsPicture() ? "cross-origin" : "same-origin";
        headers.ContentDisposition = Disposition(file);
        return Results.File(found.Path, file.Kind.ContentType(), lastModified: file.CreatedAt, entityTag: Tag(file, found.Width), enableRangeProcessing: true);
    }

    // The whole may stand in for a copy that could not be made yet: it then keeps its own tag, and the copy is taken when it is there.
    private static EntityTagHeaderValue Tag(StoredFile file, int? width) =>
        new(width is null ? $"\"{file.Hash[..32]}\"" : FormattableString.Invariant($"\"{file.Hash[..32]}-{width}\""));

    private static string Disposition(StoredFile file)
    {
        var disposition = new ContentDispositionHeaderValue(file.Kind.IsPicture() ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        return disposition.ToString();
    }
}
