using Portal.Commons.People;

namespace Portal.Features.Clubs;

/// <summary>The file of a download or a photo.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="Width">Pixels across, of a picture.</param>
/// <param name="Height">Pixels down, of a picture.</param>
/// <param name="Url">Its address.</param>
public sealed record ItemFileJson(string Name, long Length, int? Width, int? Height, string Url);

/// <summary>An article, a download, a photo or a line of feedback in lists of the API.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Author">Whose it is.</param>
/// <param name="Title">Its title; of a photo the caption.</param>
/// <param name="Alt">What a picture shows, for who does not see it.</param>
/// <param name="File">Its file; null where it has none, or none any more.</param>
/// <param name="CreatedAt">When it came.</param>
/// <param name="EditedAt">When it was changed last, or null.</param>
/// <param name="Url">Its page.</param>
public sealed record ItemRowJson(long Id, ClubItemKind Kind, AuthorJson Author, string Title, string Alt, ItemFileJson? File, DateTime CreatedAt, DateTime? EditedAt, string Url)
{
    internal static ItemRowJson Of(ItemRow i) => new(
        i.Id, i.Kind, AuthorJson.Of(i.Author), i.Title, i.Alt, i.File is { } f ? new(f.Name, f.Length, f.Width, f.Height, f.Url) : null, i.CreatedAt, i.EditedAt, i.Url);
}

/// <summary>An article, a download or a photo, in answers of the API.</summary>
/// <param name="Item">What lists say of it.</param>
/// <param name="Body">Its text: the Markdown, byte for byte as it was sent.</param>
/// <param name="Html">The safe HTML of that.</param>
/// <param name="Revision">How often it was changed.</param>
/// <param name="Hidden">True while a moderator has taken it from view, or has not looked at it yet.</param>
/// <param name="Removed">True where it was taken away.</param>
/// <param name="Taken">How many took it, of a download.</param>
public sealed record ItemJson(ItemRowJson Item, string Body, string Html, int Revision, bool Hidden, bool Removed, int Taken)
{
    internal static ItemJson Of(ItemView v) => new(ItemRowJson.Of(v.Row), v.Body, v.Row.Html, v.Revision, v.Hidden, v.Removed, v.Taken);
}

/// <summary>A line of feedback on a download.</summary>
/// <param name="Id">The id.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Html">The safe HTML of it.</param>
/// <param name="CreatedAt">When.</param>
public sealed record FeedbackJson(long Id, AuthorJson Author, string Html, DateTime CreatedAt);

/// <summary>An article as it is written.</summary>
/// <param name="Kind">text, tutorial, expert-advice or buying-advice; text where it is not given.</param>
/// <param name="Title">At most 200 characters.</param>
/// <param name="Body">Markdown, at most 32,000 characters.</param>
public sealed record ArticleBody(ClubItemKind? Kind, string? Title, string? Body);

/// <summary>A download as it is put up.</summary>
/// <param name="File">The address of a file of the caller's own, as <c>POST /files</c> answered it.</param>
/// <param name="Title">At most 200 characters.</param>
/// <param name="Body">What it is, in Markdown, at most 2,000 characters.</param>
public sealed record DownloadBody(string? File, string? Title, string? Body);

/// <summary>A photo as it is put up.</summary>
/// <param name="File">The address of a picture of the caller's own, as <c>POST /files</c> answered it.</param>
/// <param name="Caption">At most 200 characters.</param>
/// <param name="Alt">What it shows, for who does not see it, at most 300 characters; needed.</param>
public sealed record PhotoBody(string? File, string? Caption, string? Alt);

/// <summary>What of a thing is to be changed; what is null stays.</summary>
/// <param name="Title">Its title or caption.</param>
/// <param name="Body">Its text.</param>
/// <param name="Alt">What a picture shows.</param>
/// <param name="File">The address of another file.</param>
/// <param name="Revision">That of the thing as it was read: where it was changed since, 409. Null for whichever it is.</param>
public sealed record ItemPatch(string? Title, string? Body, string? Alt, string? File, int? Revision);

/// <summary>A line of feedback.</summary>
/// <param name="Body">Markdown, at most 500 characters.</param>
public sealed record FeedbackBody(string? Body);

/// <summary>A download that was taken.</summary>
/// <param name="Url">Where the file is.</param>
/// <param name="AsksFeedback">True where the caller is asked for a line in return.</param>
public sealed record TakenJson(string Url, bool AsksFeedback);
