using Portal.Kernel;
using Portal.Platform.Ui;

namespace Portal.Features.Messages;

/// <summary>What of a conversation stands before its reader: the part of its lines that is loaded, and how far that goes. What somebody writes is put after it; all else is read anew.</summary>
internal sealed class ConversationLog(ConversationViews views, Actor actor, long id)
{
    private readonly LogPlace place = new();
    private volatile bool stale = true; // news come on threads of their own

    /// <summary>The conversation; null before the first reading, and for who is not in it.</summary>
    public ConversationView? View { get; private set; }

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<MessageLine> Lines { get; private set; } = [];

    /// <summary>Which of them are loaded.</summary>
    public LogWindow Window => place.Window;

    /// <summary>The first line that was unread when the page was opened, or null.</summary>
    public int? UnreadFrom => place.UnreadFrom;

    /// <summary>The reader's own last message, which says how far others have read; null where it is not the end that is shown.</summary>
    public int? Marked => View is null or { Left: true } || Window.HasLater ? null : Lines.LastOrDefault(line => line.Author.Id == actor.AccountId && line.Event is null)?.Number;

    /// <summary>False where some lines stand unread before those that are loaded: who sees these has not read those.</summary>
    public bool TellsReading => place.TellsReading;

    /// <summary>Something is no longer what it was: the next reading reads everything.</summary>
    public bool Spoil() => stale = true;

    /// <summary>Reads what is new, or all of it. At first it opens before a number, at one, where the reader stopped, or at the end.</summary>
    /// <returns>Those who wrote since the reading before.</returns>
    public async Task<IReadOnlyList<long>> Load(int? before, int? at, CancellationToken ct)
    {
        var last = Window.To;
        if (stale || View is null || Window.HasLater)
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
        place.Move(wanted);
        stale = true;
    }

    /// <summary>Shows the newest lines; what stands unread before them is skipped.</summary>
    public void MoveToNewest()
    {
        place.MoveToNewest(Window.Last);
        stale = true;
    }

    private async Task LoadAll(int? before, int? at, CancellationToken ct)
    {
        var opens = View is null;
        View = await views.Find(actor, id, ct);
        if (View is null)
        {
            return;
        }

        if (opens)
        {
            var (first, mine) = (View.Mine.FromNumber + 1, View.Mine);
            place.Open(first, View.LastNumber, mine.NewestNumber > mine.ReadNumber ? Math.Max(mine.ReadNumber + 1, first) : null, before, at);
        }

        place.Until(View.LastNumber);
        Lines = await views.Log(actor, id, Window.From, Window.To, ct);
    }

    private async Task LoadNew(int? before, int? at, CancellationToken ct)
    {
        var fresh = await views.Log(actor, id, Window.To + 1, int.MaxValue, ct);
        if (fresh.Count == LogWindow.Most || fresh.Any(line => line.Event is not null))
        {
            await LoadAll(before, at, ct);
        }
        else if (fresh is [.., var newest])
        {
            place.Until(newest.Number);
            Lines = [.. Lines.Concat(fresh).Where(line => line.Number >= Window.From)];
        }
    }
}
