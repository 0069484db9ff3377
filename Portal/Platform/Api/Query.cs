using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Portal.Kernel;

namespace Portal.Platform.Api;

/// <summary>An optional number or enum of the query, named like the endpoint's parameter. What is no such value is a 400 that names the parameter.</summary>
/// <typeparam name="T"><see cref="int"/>, <see cref="long"/> or an enum, written in kebab-case.</typeparam>
public sealed class Query<T> : IRequestPart, IBindableFromHttpContext<Query<T>>, IEndpointParameterMetadataProvider
    where T : struct
{
    private Query(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    /// <summary>The value, or null where none was given.</summary>
    public T? Value { get; }

    /// <summary>Why it could not be read.</summary>
    public Problem? Problem { get; }

    /// <summary>Reads it from the query.</summary>
    public static ValueTask<Query<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var name = parameter.Name!;
        var text = context.Request.Query[name].ToString();
        return ValueTask.FromResult<Query<T>?>(
            text.Length == 0 ? new(null, null)
            : Read(text) is { } value ? new(value, null)
            : new(null, typeof(T).IsEnum ? Problem.Invalid<KernelText>(name, "UnknownValue", Shown(text)) : Problem.Invalid<ApiText>(name, "BadNumber")));
    }

    /// <summary>Tells the description what the parameter is.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new ParameterNote(parameter.Name!, typeof(T), InHeader: false, Notes.For(parameter.Name!)));

    private static T? Read(string text)
    {
        if (typeof(T) == typeof(int))
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (T)(object)number : null;
        }

        if (typeof(T) == typeof(long))
        {
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (T)(object)number : null;
        }

        foreach (var name in Enum.GetNames(typeof(T)))
        {
            if (EnumWords.OfName(name) == text)
            {
                return (T)Enum.Parse(typeof(T), name);
            }
        }

        return null;
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40];
}
