using Microsoft.AspNetCore.Http.Features;
using Portal.Kernel;
using Portal.Platform.Api;

namespace Portal.Platform.Files;

/// <summary>The call that takes an upload.</summary>
internal static class FileUpload
{
    // The parts' headers and a few small fields beside the file.
    private const int Around = 64 * 1024;

    private static readonly FormOptions Form = new() { MultipartBodyLengthLimit = UploadCheck.MostBytes + Around, ValueCountLimit = 16, KeyLengthLimit = 200, ValueLengthLimit = Around };

    public static Task<IResult> TakeOwn(HttpContext http, IdempotencyKey key, FileDeeds files, IUploaders uploaders, CancellationToken ct) =>
        Take(http, key.Value, files, files.TermsOf(uploaders.Of(http)), ct);

    /// <summary>Takes one on the terms of a room, whose call it then is.</summary>
    public static async Task<IResult> Take(HttpContext http, string? key, FileDeeds files, UploadTerms terms, CancellationToken ct)
    {
        if (await files.MayNotUpload(terms, ct) is { } refusal)
        {
            return refusal.ToHttp();
        }

        var read = await Read(http, ct);
        return read.Try(out var sent, out var problem)
            ? (await files.Keep(terms, sent.Name, sent.Content, key, ct)).ToHttp(kept => Results.Created(kept.Url, kept))
            : problem.ToHttp();
    }

    private sealed record Sent(string Name, byte[] Content);

    private static async Task<Result<Sent>> Read(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
        {
            return UploadCheck.No("NotMultipart");
        }

        if (http.Request.ContentLength > UploadCheck.MostBytes + Around)
        {
            return UploadCheck.TooLarge;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = UploadCheck.MostBytes + 2 * Around;
        }

        try
        {
            var form = await http.Request.ReadFormAsync(Form, ct);
            return form.Files.GetFile("file") is not { } file ? UploadCheck.No("NoFile")
                : file.Length > UploadCheck.MostBytes ? UploadCheck.TooLarge
                : new Sent(file.FileName, await Content(file, ct));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return UploadCheck.TooLarge;
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return UploadCheck.No("BadUpload");
        }
    }

    private static async Task<byte[]> Content(IFormFile file, CancellationToken ct)
    {
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return content;
    }
}
