using System.Globalization;
using System.Text;
using Portal.Commons.People;
using Portal.Platform.Web;

namespace Portal.Features.Play;

/// <summary>A draw as a file of plain lines, for who does it again: before it is drawn one keeps the list, afterwards one has the seed.</summary>
internal static class DrawFile
{
    /// <summary>A program that does a draw again, for whoever has Python; the page shows it, and a test runs it.</summary>
    public const string Python = """
        import hashlib, sys

        def sha(text):
            return hashlib.sha256(text.encode("ascii")).hexdigest()

        facts = {}
        for line in open(sys.argv[1], encoding="utf-8"):
            key, value = line.rstrip("\n").split(": ", 1)
            facts.setdefault(key, []).append(value)

        seed = facts["seed"][0]
        entries = sorted(facts.get("entry", []))
        listed = sha("\n".join(entries))
        print("seed fits its commitment:", sha(seed) == facts["commitment"][0])
        print("list fits its hash:", listed == facts["list"][0])
        drawn = sorted(entries, key=lambda entry: sha(seed + ":" + listed + ":" + entry))
        for place, entry in enumerate(drawn[:int(facts["prizes"][0])], 1):
            print(place, entry)
        """;

    public static void Map(WebApplication app) => app.MapGet("/games/{id:long}/draw.txt", Get).ExcludeFromDescription();

    /// <summary>Where it is had.</summary>
    public static string AddressOf(long id) => $"{Game.AddressOf(id)}/draw.txt";

    /// <summary>A fact a line: its name, a colon, a space, its value.</summary>
    public static string Write(DrawProofView proof)
    {
        var text = new StringBuilder();
        Add("draw", proof.Game.Id.ToString(CultureInfo.InvariantCulture));
        Add("commitment", proof.Draw.Commitment);
        Add("prizes", proof.Draw.Prizes.Count.ToString(CultureInfo.InvariantCulture));
        Add("list", proof.Draw.ListHash);
        Add("seed", proof.Draw.Seed);
        foreach (var entry in proof.Entries)
        {
            Add("entry", entry);
        }

        foreach (var entry in proof.Out)
        {
            Add("excluded", $"{entry.Hash} {entry.Reason.ToString().ToLowerInvariant()}");
        }

        foreach (var winner in proof.Draw.Winners)
        {
            Add("winner", string.Create(CultureInfo.InvariantCulture, $"{winner.Place} {winner.Hash}"));
        }

        return text.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                text.Append(name).Append(": ").Append(value).Append('\n');
            }
        }
    }

    private static async Task<IResult> Get(HttpContext http, long id, GameViews views, CancellationToken ct)
    {
        if (await views.Proof(http.ActorOf(), id, ct) is not { } proof)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Text(Write(proof), "text/plain", Encoding.UTF8);
    }
}
