using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Kernel;

namespace Portal.Platform.Api;

/// <summary>A JSON body that may be left out altogether; where there is one, it is read as strictly as <see cref="Body{T}"/>.</summary>
/// <typeparam name="T">What the body describes.</typeparam>
public sealed class OptionalBody<T> : IRequestPart, IBindableFromHttpContext<OptionalBody<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private OptionalBody(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    /// <summary>What was sent, or null.</summary>
    public T? Value { get; }

    /// <summary>Why it could not be read.</summary>
    public Problem? Problem { get; }

    /// <summary>Reads the body of a request.</summary>
    public static async ValueTask<OptionalBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var read = await JsonBody.Read<T>(context);
        return read.Done ? new(read.Value, null) : new(null, ReferenceEquals(read.Problem, JsonBody.Missing) ? null : read.Problem);
    }

    /// <summary>Tells the description what the body is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), isOptional: true));
}
