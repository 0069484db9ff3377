using System.Text.Json.Serialization;
using Portal.Commons.Drafts;

namespace Portal.Features.Clubs;

/// <summary>What stands in the form of an article, a download or a photo, as it was typed.</summary>
internal sealed class ItemForm
{
    /// <summary>What it is.</summary>
    public ClubItemKind Kind { get; set; }

    /// <summary>Its title, or the caption.</summary>
    [JsonIgnore]
    public string? Title { get; set; }

    /// <summary>The text in Markdown.</summary>
    [JsonIgnore]
    public string? Body { get; set; }

    /// <summary>What a picture shows.</summary>
    public string? Alt { get; set; }

    /// <summary>The address of the file that was chosen; null for that which is there.</summary>
    public string? File { get; set; }

    /// <summary>What that file is called.</summary>
    public string? FileName { get; set; }

    /// <summary>The revision of the thing from which it was begun; 0 for a new one.</summary>
    public int Revision { get; set; }

    /// <summary>Names the thing that is to be made, so that one comes of it however often it is sent.</summary>
    public string Key { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>True where there is something to keep.</summary>
    [JsonIgnore]
    public bool IsBegun => ((string?[])[Title, Body, Alt, File]).Any(t => !string.IsNullOrWhiteSpace(t));

    /// <summary>The form of a thing that is changed.</summary>
    public static ItemForm Of(ItemView it) => new() { Kind = it.Row.Kind, Title = it.Row.Title, Body = it.Body, Alt = it.Row.Alt, Revision = it.Revision };

    /// <summary>What it is to be.</summary>
    public ItemText Text() => new(Title ?? "", Body ?? "", Alt ?? "", File);

    /// <summary>All but title and text, for the draft.</summary>
    public string Write() => DraftDetails.Write(this);

    /// <summary>What a draft kept; null where there is none or it cannot be read.</summary>
    public static ItemForm? Read(Draft? kept)
    {
        if (DraftDetails.Read<ItemForm>(kept?.Details) is not { } form)
        {
            return null;
        }

        (form.Title, form.Body) = (kept!.Title, kept.Text);
        return form;
    }
}
