using System.Xml;
using Portal.Kernel;

namespace Portal.Features.Forum;

/// <summary>The first pass: reads every file to its end before anything is written, so that a broken one is refused while the portal is as it was.</summary>
internal sealed class DumpReader(DumpFolder folder, Staging staging, ImportReport report, Action<double> progress)
{
    private const int Question = 1;
    private const int Answer = 2;
    private const int Nomination = 6;
    private const int UpVote = 2;
    private const int DownVote = 3;

    private static readonly long[] BodyHistory = [2, 5, 8];

    private Part[] Parts =>
    [
        new("Users.xml", "users", Person),
        new("Posts.xml", "posts", Post),
        new("Comments.xml", "comments", Comment),
        new("PostHistory.xml", "posthistory", Revision),
        new("Votes.xml", "votes", Vote),
        new("Badges.xml", "badges", _ => Left("badges: nothing here is like them")),
        new("PostLinks.xml", "postlinks", _ => Left("links between posts: the texts themselves hold them")),
        new("Tags.xml", "tags", _ => Left("descriptions of tags: tags come in with their topics")),
    ];

    /// <summary>Reads all files; answers the problem with the first that cannot be read.</summary>
    public Problem? Read(CancellationToken ct)
    {
        var files = Parts.Select(part => (Part: part, File: folder.Find(part.Name))).ToList();
        var (before, all) = (0L, Math.Max(1, files.Sum(f => f.File?.Length ?? 0)));
        foreach (var (part, file) in files)
        {
            if (file is null)
            {
                report.Lack(part.Name);
            }
            else if (Read(part, file, at => progress((double)(before + at) / all), ct) is { } problem)
            {
                return problem;
            }

            before += file?.Length ?? 0;
        }

        return null;
    }

    private Problem? Read(Part part, FileInfo file, Action<long> at, CancellationToken ct)
    {
        try
        {
            foreach (var row in DumpFile.Rows(file, part.Root, at))
            {
                ct.ThrowIfCancellationRequested();
                if (!part.Take(row))
                {
                    report.Skip($"rows of {part.Name} that cannot be read, or stand there twice");
                }
            }

            return null;
        }
        catch (XmlException e)
        {
            return Problem.Invalid<ForumText>("folder", "ImportBrokenFile", file.Name, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Problem.Invalid<ForumText>("folder", "ImportUnreadableFile", file.Name, e.Message);
        }
    }

    private bool Person(DumpRow row) =>
        row.Number("Id") is { } id && row.Date("CreationDate") is { } at
        && staging.Put("people", id, row.Name("DisplayName") ?? $"user{id}", at.Ticks, row.Text("AboutMe"));

    private bool Post(DumpRow row)
    {
        if (row.Number("Id") is not { } id || row.Number("PostTypeId") is not { } type || row.Date("CreationDate") is not { } at)
        {
            return false;
        }

        if (type is not (Question or Answer))
        {
            return Left(type == Nomination ? "nominations of moderators" : "wiki texts, such as the descriptions of tags");
        }

        if (row.Date("ClosedDate") is not null)
        {
            report.Skip("that a question was closed: topics here stay open");
        }

        var topic = type == Question ? id : row.Number("ParentId");
        return topic is not null && staging.Put(
            "posts", id, topic, type == Question, at.Ticks, row.Score("Score"), row.Number("OwnerUserId"), row.Name("OwnerDisplayName"),
            Filled(row.Text("Body")), row.Name("Title"), row.Text("Tags"), row.Number("AcceptedAnswerId"));
    }

    private bool Comment(DumpRow row)
    {
        if (row.Number("Id") is not { } id || row.Number("PostId") is not { } post || row.Date("CreationDate") is not { } at)
        {
            return false;
        }

        return Filled(row.Text("Text")) is { } text
            ? staging.Put("comments", id, post, null, at.Ticks, row.Score("Score"), row.Number("UserId"), row.Name("UserDisplayName"), text)
            : Left("comments without text");
    }

    private bool Revision(DumpRow row)
    {
        if (row.Number("Id") is not { } id || row.Number("PostId") is not { } post || row.Number("PostHistoryTypeId") is not { } type || row.Date("CreationDate") is not { } at)
        {
            return false;
        }

        if (!BodyHistory.Contains(type))
        {
            return Left("history other than of texts: titles, tags, closing and the like");
        }

        return Filled(row.Text("Text")) is { } text
            ? staging.Put("revisions", id, post, at.Ticks, row.Number("UserId"), row.Name("UserDisplayName"), row.Text("Comment"), text)
            : Left("versions without text");
    }

    private bool Vote(DumpRow row)
    {
        if (row.Number("PostId") is not { } post || row.Number("VoteTypeId") is not { } type)
        {
            return false;
        }

        if (type is not (UpVote or DownVote))
        {
            return Left(type == 1 ? "votes that accept an answer: the answer itself says so" : "votes that are no opinion: favourites, offences, closing and the like");
        }

        staging.Repeat("INSERT INTO votes VALUES ($0, $1, 1 - $1) ON CONFLICT DO UPDATE SET up = up + excluded.up, down = down + excluded.down", post, type == UpVote);
        return true;
    }

    private static string? Filled(string? text) => Bounds.IsBlank(text) ? null : text;

    private bool Left(string why)
    {
        report.Skip(why);
        return true;
    }

    private sealed record Part(string Name, string Root, Func<DumpRow, bool> Take);
}
