using Microsoft.Data.Sqlite;
using Portal.Platform.Text;
using Portal.Tests.Support;

namespace Portal.Tests.Platform.Text;

public class EnglishStemmerTests
{
    [Theory]
    [InlineData("caresses", "caress"), InlineData("ponies", "poni"), InlineData("cats", "cat"), InlineData("feed", "feed"), InlineData("agreed", "agre")]
    [InlineData("plastered", "plaster"), InlineData("bled", "bled"), InlineData("motoring", "motor"), InlineData("sing", "sing"), InlineData("conflated", "conflat")]
    [InlineData("troubled", "troubl"), InlineData("sized", "size"), InlineData("hopping", "hop"), InlineData("falling", "fall"), InlineData("hissing", "hiss")]
    [InlineData("failing", "fail"), InlineData("filing", "file"), InlineData("happy", "happi"), InlineData("sky", "sky"), InlineData("relational", "relat")]
    [InlineData("conditional", "condit"), InlineData("rational", "ration"), InlineData("digitizer", "digit"), InlineData("vietnamization", "vietnam")]
    [InlineData("feudalism", "feudal"), InlineData("decisiveness", "decis"), InlineData("hopefulness", "hope"), InlineData("electrical", "electr")]
    [InlineData("revival", "reviv"), InlineData("allowance", "allow"), InlineData("airliner", "airlin"), InlineData("adoption", "adopt"), InlineData("probate", "probat")]
    [InlineData("rate", "rate"), InlineData("cease", "ceas"), InlineData("controlling", "control"), InlineData("printers", "printer"), InlineData("printing", "print")]
    [InlineData("as", "as"), InlineData("b2bs", "b2bs"), InlineData("打印", "打印")]
    public void Known_words_have_their_known_stems(string word, string stem) => Assert.Equal(stem, EnglishStemmer.Stem(word));

    [Fact]
    public void Every_word_of_a_real_community_has_the_stem_that_SQLites_own_Porter_gives_it()
    {
        var text = "printers printing communities organizations generalizations oscillators relational happily bicycles cycling riders riding "
            + (SharedData.PathOf("conlang-meta", "Posts.xml") is { } path ? File.ReadAllText(path) : "");
        var words = Tokens.Of(text).Select(token => token.Text).Where(EnglishStemmer.IsEnglish).Distinct().ToList();
        using var sqlite = new SqliteConnection("Data Source=:memory:");
        sqlite.Open();
        Run(sqlite, "CREATE VIRTUAL TABLE t USING fts5(w, tokenize = 'porter ascii'); CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)");
        using (var transaction = sqlite.BeginTransaction())
        {
            for (var i = 0; i < words.Count; i++) Run(sqlite, $"INSERT INTO t(rowid, w) VALUES ({i}, '{words[i]}')");
            transaction.Commit();
        }
        using var read = sqlite.CreateCommand();
        read.CommandText = "SELECT doc, term FROM v";
        using var rows = read.ExecuteReader();
        var other = new List<string>();
        while (rows.Read())
            if (EnglishStemmer.Stem(words[rows.GetInt32(0)]) is var stem && stem != rows.GetString(1)) other.Add($"{words[rows.GetInt32(0)]}: {stem}, not {rows.GetString(1)}");
        TestContext.Current.TestOutputHelper!.WriteLine($"{words.Count} words");
        Assert.Empty(other);
    }

    static void Run(SqliteConnection sqlite, string sql)
    {
        using var command = sqlite.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
