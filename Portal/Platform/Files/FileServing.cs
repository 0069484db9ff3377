using Microsoft.Net.Http.Headers;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Platform.Files;

/// <summary>Hands files out: pictures to be shown, everything else to be downloaded, nothing to be run.</summary>
internal static class FileServing
{
    // Should a browser show it as a page all the same: no script, no form, no connection, and an origin of its own.
    private const string Policy = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox";

    public static async Task<IResult> Serve(long id, string name, HttpContext http, FileDeeds files, IUploaders uploaders, FileStore store, CancellationToken ct)
    {
        return await files.Find(uploaders.Of(http), id, name, ct) is { } file ? Hand(http, file, store) : Problem.NotFound.ToHttp();
    }

    /// <summary>Hands out a file to who was let in to it.</summary>
    public static IResult Hand(HttpContext http, StoredFile file, FileStore store)
    {
        if (store.Find(file.Hash) is not { } path)
        {
            return Problem.NotFound.ToHttp();
        }

        var headers = http.Response.Headers;
        headers.CacheControl = "private, no-cache"; // asked for again each time, and then mostly answered without its content: what is hidden is hidden at once
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = file.Kind.IsPicture() ? "cross-origin" : "same-origin";
        headers.ContentDisposition = Disposition(file);
        return Results.File(path, file.Kind.ContentType(), lastModified: file.CreatedAt, entityTag: new EntityTagHeaderValue($"\"{file.Hash[..32]}\""), enableRangeProcessing: true);
    }

    private static string Disposition(StoredFile file)
    {
        var disposition = new ContentDispositionHeaderValue(file.Kind.IsPicture() ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        return disposition.ToString();
    }
}
