namespace Portal.Tests.Architecture;

public class SentenceTests
{
    static readonly Lazy<IReadOnlyList<SourceFile>> Source = new(() => [.. Repository.Files(".cs", ".razor")]);
    static readonly Lazy<IReadOnlyList<Sentences>> Tables = new(() => [.. Sentences.From(Repository.Files(".resx"))]);

    static IEnumerable<string> EnumMembers => typeof(Program).Assembly.GetTypes().Where(t => t.IsEnum).SelectMany(Enum.GetNames);

    [Fact]
    public void Every_sentence_stands_in_all_three_languages() => Faults.None(Tables.Value.SelectMany(t => t.Gaps()));

    [Fact]
    public void Every_sentence_that_is_asked_for_exists() => Faults.None(SentenceUses.Unknown(Source.Value, Tables.Value));

    [Fact]
    public void No_sentence_is_left_over() => Faults.None(SentenceUses.Unused(Source.Value, Tables.Value, EnumMembers));

    [Fact]
    public void A_planted_gap_a_planted_lost_placeholder_and_a_planted_other_form_of_address_are_found()
    {
        var planted = Sentences.From(
        [
            Table("InkText.resx", ("Save", "Save"), ("Count", "{0} of {1:N0}")),
            Table("InkText.zh-Hans.resx", ("Save", "保存你的"), ("Count", "{1} 之 {0}")),
            Table("InkText.zh-Hant.resx", ("Save", " "), ("Count", "{0}")),
        ]);
        Assert.Equal(["InkText, zh-Hans, Save: says 你 where all others say 您", "InkText, zh-Hant, Save: missing", "InkText, zh-Hant, Count: other placeholders than in English"], planted.Single().Gaps());
    }

    [Fact]
    public void A_planted_language_that_is_not_there_at_all_is_found() =>
        Assert.Equal(2, Sentences.From([Table("InkText.resx", ("Save", "Save"))]).Single().Gaps().Count());

    [Fact]
    public void Planted_unknown_keys_are_found_in_pages_and_in_problems()
    {
        SourceFile page = new("Portal/Features/Ink/Page.razor", """@inject IStringLocalizer<InkText> L @L["Save"] @L["Lost"]""");
        SourceFile deed = new("Portal/Features/Ink/Inks.cs", """Problem.Invalid<InkText>("colour", "Save"); Problem.Invalid<InkText>(nameof(x), "Faded"); Problem.Refused<InkText>("Dried")""");
        Sentences[] tables = [.. Sentences.From([Table("InkText.resx", ("Save", "Save"))])];
        Assert.Equal(["Lost", "Faded", "Dried"], SentenceUses.Unknown([page, deed], tables).Select(f => f.Split(' ')[^1]));
    }

    [Fact]
    public void A_planted_left_over_key_is_found_and_keys_that_are_composed_or_named_are_not()
    {
        SourceFile page = new("Portal/Features/Ink/Page.razor", """@L["Save"] @L[$"Colour{colour}"] @L[nameof(Ink.Dry)] @L[kind.ToString()]""");
        Sentences[] tables = [.. Sentences.From([Table("InkText.resx", ("Save", "Save"), ("ColourBlue", "Blue"), ("Dry", "Dry"), ("Bottle", "Bottle"), ("Old", "Old"))])];
        Assert.Equal(["InkText: nobody asks for Old"], SentenceUses.Unused([page], tables, enumMembers: ["Bottle"]));
    }

    static SourceFile Table(string name, params (string Key, string Sentence)[] rows) => new("Portal/Features/Ink/" + name,
        $"<root>{string.Concat(rows.Select(r => $"""<data name="{r.Key}"><value>{r.Sentence}</value></data>"""))}</root>");
}
