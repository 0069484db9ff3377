using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Kernel;

namespace Portal.Platform.Api;

/// <summary>
/// The header <c>Idempotency-Key</c> of a create request: the same key from the same author yields the same object, never a second one.
/// </summary>
public sealed class IdempotencyKey : IRequestPart, IBindableFromHttpContext<IdempotencyKey>, IEndpointParameterMetadataProvider
{
    /// <summary>The longest key.</summary>
    public const int Most = 200;

    private IdempotencyKey(string? value)
    {
        Value = value;
        Problem = value is null || Bounds.Check("Idempotency-Key", value, Most) is null ? null : Problem.Invalid<ApiText>("Idempotency-Key", "BadKey", Most);
    }

    /// <summary>The key, or null where none was given.</summary>
    public string? Value { get; }

    /// <summary>Why it could not be read.</summary>
    public Problem? Problem { get; }

    /// <summary>Reads it from the headers.</summary>
    public static ValueTask<IdempotencyKey?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var given = context.Request.Headers["Idempotency-Key"];
        return ValueTask.FromResult<IdempotencyKey?>(new(given.Count == 0 ? null : given.ToString()));
    }

    /// <summary>Tells the description what the header is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new ParameterNote("Idempotency-Key", typeof(string), InHeader: true, Notes.For("Idempotency-Key")));
}
