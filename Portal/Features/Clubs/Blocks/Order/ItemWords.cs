using System.Net;

namespace Portal.Features.Clubs;

/// <summary>All that somebody wrote in a thing of a club, as one text for who looks at it.</summary>
internal static class ItemWords
{
    /// <summary>The text, and behind it what stands in the place of a picture.</summary>
    public static string Html(ClubItem it) => it.Alt.Length == 0 ? it.Html : $"{it.Html}<p>{WebUtility.HtmlEncode(it.Alt)}</p>";
}
