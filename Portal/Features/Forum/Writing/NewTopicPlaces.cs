using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>Where somebody may start a topic, and what the place that they chose asks and allows.</summary>
internal sealed class NewTopicPlaces(Categories categories, CategoryForms forms, MeReader people, Actor actor, NewTopicInput input)
{
    private IReadOnlyList<FormView> asked = [];
    private Standing standing = Standing.Visitor;

    /// <summary>The categories to choose from.</summary>
    public IReadOnlyList<CategoryView> All { get; private set; } = [];

    /// <summary>The form of the category that is chosen, for the kind that is chosen; null for none.</summary>
    public FormView? Form => asked.FirstOrDefault(f => f.Kind == input.Kind);

    /// <summary>What it asks.</summary>
    public IReadOnlyList<FormField> Fields => Form?.Fields ?? [];

    /// <summary>Whether they may announce something there.</summary>
    public bool MayAnnounce => ForumRules.MayNotAnnounce(standing, Chosen?.Board ?? default) is null;

    /// <summary>Whether what they write is to be looked at for personal data: all may read it, and they do not write as staff.</summary>
    public bool IsHeld => (Chosen?.Public ?? true) && !standing.IsStaff;

    private CategoryView? Chosen => All.FirstOrDefault(c => c.Id == input.CategoryId);

    /// <summary>Reads the places; the one to begin with is that of the address, or the first.</summary>
    public async Task Load(string? slug)
    {
        standing = (await people.Read(actor, default)).Standing;
        All = await categories.ListFor(actor, default);
        input.CategoryId = (All.FirstOrDefault(c => c.Slug == slug) ?? All.FirstOrDefault())?.Id ?? 0;
    }

    /// <summary>Reads what the chosen place asks. Of two quick choices the answer for the first may come last: it is no longer asked for.</summary>
    public async Task LoadForms()
    {
        var of = input.CategoryId;
        var found = await forms.Of(actor, of, default) ?? [];
        asked = of == input.CategoryId ? found : asked;
        input.Kind = input.Kind == TopicKind.Announcement && !MayAnnounce ? TopicKind.Discussion : input.Kind;
    }
}
