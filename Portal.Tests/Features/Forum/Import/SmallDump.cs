using System.Globalization;
using System.Xml.Linq;

namespace Portal.Tests.Features.Forum.Import;

/// <summary>A dump that a test writes itself, row by row; attributes that are null are left out.</summary>
sealed class SmallDump
{
    static readonly string[] Names = ["Users", "Posts", "Comments", "PostHistory", "Votes"];
    readonly Dictionary<string, XElement> files = Names.ToDictionary(n => n, n => new XElement(n.ToLowerInvariant()));

    public SmallDump(string name = "small") => Path = Directory.CreateDirectory(System.IO.Path.Combine(RunFolder.New("dump"), name)).FullName;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The day on which the numbered things of a dump happen.</summary>
    public static DateTime Day(int n) => new DateTime(2015, 3, 1, 12, 0, 0, DateTimeKind.Utc).AddDays(n);

    public SmallDump User(int id, string name, string? about = null) => Add("Users", new { Id = id, CreationDate = Text(Day(0)), DisplayName = name, AboutMe = about });

    public SmallDump Question(int id, int day, string? body = "<p>How?</p>", int? owner = 1, string? ownerName = null, string? title = "How?", string? tags = null, int? accepted = null, int score = 0) =>
        Add("Posts", new { Id = id, PostTypeId = 1, CreationDate = Text(Day(day)), Score = score, Body = body, OwnerUserId = owner, OwnerDisplayName = ownerName, Title = title, Tags = tags, AcceptedAnswerId = accepted });

    public SmallDump Answer(int id, int question, int day, string? body = "<p>So.</p>", int? owner = 2, string? ownerName = null) =>
        Add("Posts", new { Id = id, PostTypeId = 2, ParentId = question, CreationDate = Text(Day(day)), Score = 0, Body = body, OwnerUserId = owner, OwnerDisplayName = ownerName });

    public SmallDump Comment(int id, int post, int day, string? text = "Thanks.", int? user = 1, string? userName = null, int score = 0) =>
        Add("Comments", new { Id = id, PostId = post, Score = score, Text = text, CreationDate = Text(Day(day)), UserId = user, UserDisplayName = userName });

    public SmallDump Version(int id, int post, int type, int day, string? text, int? user = 1, string? comment = null) =>
        Add("PostHistory", new { Id = id, PostHistoryTypeId = type, PostId = post, CreationDate = Text(Day(day)), UserId = user, Text = text, Comment = comment });

    public SmallDump Vote(int id, int post, int type) => Add("Votes", new { Id = id, PostId = post, VoteTypeId = type, CreationDate = Text(Day(1)) });

    /// <summary>Any row at all.</summary>
    public SmallDump Add(string file, object attributes)
    {
        files[file].Add(new XElement("row", attributes.GetType().GetProperties()
            .Where(p => p.GetValue(attributes) is not null)
            .Select(p => new XAttribute(p.Name, Convert.ToString(p.GetValue(attributes), CultureInfo.InvariantCulture)!))));
        return this;
    }

    /// <summary>Writes one file, with rows as they are given.</summary>
    public void WriteRaw(string file, string rows) =>
        File.WriteAllText(System.IO.Path.Combine(Path, file + ".xml"), $"\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{file.ToLowerInvariant()}>\n{rows}\n</{file.ToLowerInvariant()}>");

    /// <summary>Writes the files.</summary>
    public SmallDump Write()
    {
        foreach (var (name, root) in files) root.Save(System.IO.Path.Combine(Path, name + ".xml"));
        return this;
    }

    /// <summary>A dump of many topics, so that its import takes several transactions.</summary>
    public static SmallDump Large(int questions, int answers)
    {
        var dump = new SmallDump("large");
        foreach (var id in Enumerable.Range(1, 50)) dump.User(id, $"Person {id % 20}");
        var post = 0;
        foreach (var q in Enumerable.Range(0, questions))
        {
            var question = ++post;
            dump.Question(question, q, owner: (q % 50) + 1, title: $"Question {q}", tags: $"<all><tag-{q % 7}>", accepted: question + 1);
            foreach (var a in Enumerable.Range(0, answers)) dump.Answer(++post, question, q + a, owner: (a % 50) + 1).Comment(post, post, q + a + 1).Vote(post, post, (a % 5) + 1);
        }
        return dump.Write();
    }

    static string Text(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
}
