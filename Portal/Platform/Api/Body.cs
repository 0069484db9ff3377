using System.Buffers;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Kernel;

namespace Portal.Platform.Api;

/// <summary>
/// The JSON body of a request, read strictly: what is malformed, of a wrong type, too large or no text is a 400 or 413 that says where, never a guess.
/// </summary>
/// <typeparam name="T">What the body describes; its members may be null, and the deed says which it needs.</typeparam>
public sealed class Body<T> : IRequestPart, IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly Result<T> read;

    private Body(Result<T> read) => this.read = read;

    /// <summary>What was sent.</summary>
    public T Value => read.Value;

    /// <summary>Why it could not be read.</summary>
    public Problem? Problem => read.Problem;

    /// <summary>Reads the body of a request.</summary>
    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter) => new(await JsonBody.Read<T>(context));

    /// <summary>Tells the description what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}

/// <summary>Reads JSON bodies.</summary>
internal static class JsonBody
{
    public const int Most = 512 * 1024;

    private static readonly Problem TooLarge = new(ProblemKind.TooLarge, typeof(ApiText), "BodyTooLarge", null, Most);
    internal static readonly Problem Missing = new(ProblemKind.Invalid, typeof(ApiText), "BodyMissing");
    private static readonly Problem BadText = new(ProblemKind.Invalid, typeof(ApiText), "BadText");

    public static async ValueTask<Result<T>> Read<T>(HttpContext http)
        where T : class
    {
        if (http.Request.ContentLength > Most)
        {
            return TooLarge;
        }

        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > Most)
            {
                reader.AdvanceTo(read.Buffer.End);
                return TooLarge;
            }

            if (read.IsCompleted)
            {
                var result = Parse<T>(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                return result;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    internal static Result<T> Parse<T>(ReadOnlySequence<byte> bytes)
        where T : class
    {
        var json = bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray();
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        if (json.IsEmpty)
        {
            return Missing;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json, ApiJson.Options) is { } value ? value : Missing;
        }
        catch (JsonException e)
        {
            return Explain(e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return BadText;
        }
    }

    private static Problem Explain(JsonException e) =>
        e is BadTextException ? BadText with { Field = FieldOf(e.Path ?? "") }
        : e.InnerException is JsonException || e.Path is null or "$" or "" ? Malformed(e)
        : Problem.Invalid<ApiText>(FieldOf(e.Path), "WrongType");

    private static Problem Malformed(JsonException e) =>
        e.InnerException is null && e.Path == "$" ? Missing
        : new(ProblemKind.Invalid, typeof(ApiText), "MalformedJson", null, (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1);

    /// <summary><c>$.tags[3]</c> is the field <c>tags</c>.</summary>
    private static string FieldOf(string path)
    {
        var name = path.TrimStart('$', '.');
        var end = name.AsSpan().IndexOfAny('.', '[');
        name = end > 0 ? name[..end] : name;
        return name.Length is 0 or > 60 ? "body" : name;
    }
}
