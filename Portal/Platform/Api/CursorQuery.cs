using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Kernel;

namespace Portal.Platform.Api;

/// <summary>The place where a list goes on: <c>cursor=</c>, as <c>next</c> of the page before gave it.</summary>
public sealed class CursorQuery : IRequestPart, IBindableFromHttpContext<CursorQuery>, IEndpointParameterMetadataProvider
{
    private CursorQuery(Cursor? cursor) =>
        (Value, Problem) = cursor is { } read ? (read, null) : (Cursor.Start, Problem.Invalid<KernelText>("cursor", "BadCursor"));

    /// <summary>The place; the start where none was given.</summary>
    public Cursor Value { get; }

    /// <summary>Why it could not be read.</summary>
    public Problem? Problem { get; }

    /// <summary>Reads it from the query.</summary>
    public static ValueTask<CursorQuery?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<CursorQuery?>(new(Cursor.Parse(context.Request.Query["cursor"].ToString())));

    /// <summary>Tells the description what the parameter is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new ParameterNote("cursor", typeof(string), InHeader: false, Notes.For("cursor")));
}
