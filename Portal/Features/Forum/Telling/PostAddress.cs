using System.Globalization;

namespace Portal.Features.Forum;

/// <summary>A post by what its address says.</summary>
/// <param name="TopicId">The topic.</param>
/// <param name="Number">The number in it.</param>
internal sealed record PostAddress(long TopicId, int Number)
{
    /// <summary>Reads <c>/t/12/slug/3#post-3</c>, with or without a host before it; without a number it is the first post. Null for any other address.</summary>
    public static PostAddress? Parse(string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme.StartsWith("http", StringComparison.Ordinal) ? absolute.AbsolutePath : url.Split('#', '?')[0];
        return path.Split('/') is ["", "t", var topic, .. var rest] && long.TryParse(topic, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? rest switch
            {
                [] or [_] => new(id, 1),
                [_, var last] when int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => new(id, number),
                _ => null,
            }
            : null;
    }
}
