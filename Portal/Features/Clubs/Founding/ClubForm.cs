using Portal.Commons.Drafts;
using Portal.Commons.People;
using Portal.Platform.Text;
using Portal.Platform.Ui;

namespace Portal.Features.Clubs;

/// <summary>A club as somebody thinks it out: at the wizard, or to change one that stands.</summary>
public sealed class ClubForm
{
    /// <summary>The step of the wizard, from 0.</summary>
    public int Step { get; set; }

    /// <summary>Names the club that is to be made, so that one comes of it however often it is sent.</summary>
    public string Key { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Its name in addresses.</summary>
    public string? Slug { get; set; }

    /// <summary>What it is about, in Markdown.</summary>
    public string? About { get; set; }

    /// <summary>Topics in one line, between commas.</summary>
    public string? Topics { get; set; }

    /// <summary>Products, likewise.</summary>
    public string? Products { get; set; }

    /// <summary>Who may see and join.</summary>
    public Visibility Visibility { get; set; } = Visibility.Open;

    /// <summary>What is asked of who wants in.</summary>
    public string?[] Questions { get; set; } = new string?[JoinQuestion.Most];

    /// <summary>Its colour.</summary>
    public int Hue { get; set; } = (int)HueName.Sky;

    /// <summary>The address of its cover; empty for none.</summary>
    public string Cover { get; set; } = "";

    /// <summary>With which blocks its page begins.</summary>
    public ClubArrangement Arrangement { get; set; }

    /// <summary>Its rules, in Markdown.</summary>
    public string? Rules { get; set; }

    /// <summary>True where there is something to keep.</summary>
    public bool IsBegun => Arrangement != ClubArrangement.Usual || ((string?[])[Name, Slug, About, Topics, Products, Cover, Rules, .. Questions]).Any(t => !string.IsNullOrWhiteSpace(t));

    /// <summary>A club that stands, as its page says it.</summary>
    public static ClubForm Of(ClubView club) => new()
    {
        Name = club.Club.Name, Slug = club.Club.Slug, About = club.About, Rules = club.Rules, Hue = club.Club.Hue, Cover = club.Club.Cover ?? "", Visibility = club.Club.Chosen,
        Topics = string.Join(", ", club.Club.Named(ThemeKind.Topic)), Products = string.Join(", ", club.Club.Named(ThemeKind.Product)),
    };

    /// <summary>What its page is to be.</summary>
    public ClubChange Page() => new(Name ?? "", About ?? "") { Rules = Rules ?? "", Topics = TagWords.Split(Topics), Products = TagWords.Split(Products), Color = (HueName)Hue, Cover = Cover };

    /// <summary>What of its page is to be another than it was before.</summary>
    public ClubChange Changed(ClubForm before)
    {
        var (page, was) = (Page(), before.Page());
        return new(page.Name == was.Name ? null : page.Name, page.About == was.About ? null : page.About)
        {
            Rules = page.Rules == was.Rules ? null : page.Rules, Topics = Topics == before.Topics ? null : page.Topics, Products = Products == before.Products ? null : page.Products,
            Color = Hue == before.Hue ? null : page.Color, Cover = Cover == before.Cover ? null : Cover, Seen = was,
        };
    }

    /// <summary>Takes over what became of the page meanwhile, but for what is being changed here.</summary>
    public void Follow(ClubForm before, ClubForm now)
    {
        (Name, About, Rules) = (Name == before.Name ? now.Name : Name, About == before.About ? now.About : About, Rules == before.Rules ? now.Rules : Rules);
        (Topics, Products) = (Topics == before.Topics ? now.Topics : Topics, Products == before.Products ? now.Products : Products);
        (Hue, Cover) = (Hue == before.Hue ? now.Hue : Hue, Cover == before.Cover ? now.Cover : Cover);
    }

    /// <summary>The club that it is to be.</summary>
    public NewClub Club() => new(Slug ?? "", Name ?? "", About ?? "", Visibility)
    {
        Page = Page(), Questions = Visibility == Visibility.Request ? [.. Questions.Where(q => !string.IsNullOrWhiteSpace(q))] : [], Arrangement = Arrangement, Drafted = true,
    };

    /// <summary>All but name and text, for the draft.</summary>
    public string Write() => DraftDetails.Write(Pack());

    /// <summary>The same for the draft of a change, with the page as it was when that was begun.</summary>
    public string Write(ClubForm before) => DraftDetails.Write(new KeptChange(Pack(), before.Name, before.About, before.Pack()));

    /// <summary>Goes on with a draft. What was kept by another portal and cannot be read is begun anew.</summary>
    public void Restore(Draft draft)
    {
        (Name, About) = (draft.Title, draft.Text);
        if (DraftDetails.Read<Kept>(draft.Details) is { Key.Length: > 0 } kept)
        {
            Unpack(kept);
        }
    }

    /// <summary>Goes on with the draft of a change of the page, but for its address and who sees it. Answers the page as it was when the change was begun; null where there is none to go on with.</summary>
    public ClubForm? RestoreChange(Draft? draft)
    {
        if (DraftDetails.Read<KeptChange>(draft?.Details) is not { Form: { } form, Before: { } before } kept)
        {
            return null;
        }

        var (slug, visibility, begun) = (Slug, Visibility, new ClubForm { Name = kept.Name, About = kept.About });
        begun.Unpack(before);
        Unpack(form);
        (Name, About, Slug, Visibility) = (draft!.Title, draft.Text, slug, visibility);
        return begun;
    }

    private Kept Pack() => new(Step, Key, Slug, Topics, Products, Visibility, Questions, Hue, Cover, Rules, Arrangement);

    private void Unpack(Kept kept)
    {
        (Step, Key, Slug, Topics, Products, Visibility, Hue, Cover, Rules) = (kept.Step, kept.Key, kept.Slug, kept.Topics, kept.Products, kept.Visibility, kept.Hue, kept.Cover ?? "", kept.Rules);
        Arrangement = Enum.IsDefined(kept.Arrangement) ? kept.Arrangement : ClubArrangement.Usual;
        (kept.Questions ?? []).Take(JoinQuestion.Most).ToArray().CopyTo(Questions, 0);
    }

    private sealed record Kept(int Step, string Key, string? Slug, string? Topics, string? Products, Visibility Visibility, string?[]? Questions, int Hue, string? Cover, string? Rules, ClubArrangement Arrangement = ClubArrangement.Usual);

    private sealed record KeptChange(Kept? Form, string? Name, string? About, Kept? Before);
}
