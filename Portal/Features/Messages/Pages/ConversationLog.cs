using Portal.Kernel;
using Portal.Platform.Ui;

namespace Portal.Features.Messages;

/// <summary>What of a conversation stands before its reader: the part of its lines that is loaded, and how far that goes. What somebody writes is put after it; all else is read anew.</summary>
internal sealed class ConversationLog(ConversationViews views, Actor actor, long id)
{
    private LogWindow window;
    private bool gap;
    private volatile bool stale = true; // news come on threads of their own

    /// <summary>The conversation; null before the first reading, and for who is not in it.</summary>
    public ConversationView? View { get; private set; }

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<MessageLine> Lines { get; private set; } = [];

    /// <summary>Which of them are loaded.</summary>
    public LogWindow Window => window;

    /// <summary>The first line that was unread when the page was opened, or null.</summary>
    public int? UnreadFrom { get; private set; }

    /// <summary>The reader's own last message, which says how far others have read; null where it is not the end that is shown.</summary>
    public int? Marked => View is null or { Left: true } || window.HasLater ? null : Lines.LastOrDefault(line => line.Author.Id == actor.AccountId && line.Event is null)?.Number;

    /// <summary>False where some lines stand unread before those that are loaded: who sees these has not read those.</summary>
    public bool TellsReading => !gap;

    /// <summary>Something is no longer what it was: the next reading reads everything.</summary>
    public bool Spoil() => stale = true;

    /// <summary>Reads what is new, or all of it. At first it opens before a number, at one, where the reader stopped, or at the end.</summary>
    /// <returns>Those who wrote since the reading before.</returns>
    public async Task<IReadOnlyList<long>> Load(int? before, int? at, CancellationToken ct)
    {
        var last = window.To;
        if (stale || View is null || window.HasLater)
        {
            stale = false;
            await LoadAll(before, at, ct);
        }
        else
        {
            await LoadNew(before, at, ct);
        }

        return [.. Lines.Where(line => line.Number > last).Select(line => line.Author.Id)];
    }

    /// <summary>Shows another part, once it is loaded.</summary>
    public void Move(LogWindow wanted)
    {
        window = wanted;
        gap &= window.From > UnreadFrom;
        stale = true;
    }

    /// <summary>Shows the newest lines; what stands unread before them is skipped.</summary>
    public void MoveToNewest()
    {
        gap = false;
        Move(LogWindow.Newest(window.First, window.Last));
    }

    private async Task LoadAll(int? before, int? at, CancellationToken ct)
    {
        var opens = View is null;
        View = await views.Find(actor, id, ct);
        if (View is not null)
        {
            window = opens ? Open(View, before, at) : window.Until(View.LastNumber);
            Lines = await views.Log(actor, id, window.From, window.To, ct);
        }
    }

    private async Task LoadNew(int? before, int? at, CancellationToken ct)
    {
        var fresh = await views.Log(actor, id, window.To + 1, int.MaxValue, ct);
        if (fresh.Count == LogWindow.Most || fresh.Any(line => line.Event is not null))
        {
            await LoadAll(before, at, ct);
        }
        else if (fresh is [.., var newest])
        {
            window = window.Until(newest.Number);
            Lines = [.. Lines.Concat(fresh).Where(line => line.Number >= window.From)];
        }
    }

    private LogWindow Open(ConversationView it, int? before, int? at)
    {
        var (first, last) = (it.Mine.FromNumber + 1, it.LastNumber);
        UnreadFrom = it.Mine.NewestNumber > it.Mine.ReadNumber ? Math.Max(it.Mine.ReadNumber + 1, first) : null;
        var opened = before is { } number ? LogWindow.Before(number, first, last)
            : (at ?? UnreadFrom) is { } wanted ? LogWindow.Around(wanted, first, last)
            : LogWindow.Newest(first, last);
        gap = opened.From > UnreadFrom;
        return opened;
    }
}
