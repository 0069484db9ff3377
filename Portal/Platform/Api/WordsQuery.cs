using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Kernel;

namespace Portal.Platform.Api;

/// <summary>A word of the query that can stand several times, named like the endpoint's parameter.</summary>
public sealed class WordsQuery : IRequestPart, IBindableFromHttpContext<WordsQuery>, IEndpointParameterMetadataProvider
{
    private WordsQuery(string name, IReadOnlyList<string> values)
    {
        Values = values;
        Problem = values.All(value => Bounds.IsStorable(value)) ? null : Portal.Kernel.Problem.Invalid<KernelText>(name, "BadCharacters");
    }

    /// <summary>The words, in their order; what is blank is left out.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Why they could not be read.</summary>
    public Problem? Problem { get; }

    /// <summary>Reads them from the query.</summary>
    public static ValueTask<WordsQuery?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<WordsQuery?>(
        new(parameter.Name!, [.. context.Request.Query[parameter.Name!].OfType<string>().Where(value => !string.IsNullOrWhiteSpace(value))]));

    /// <summary>Tells the description what the parameter is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new ParameterNote(parameter.Name!, typeof(string[]), InHeader: false, Notes.For(parameter.Name!)));
}
