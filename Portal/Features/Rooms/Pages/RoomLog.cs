using Portal.Kernel;
using Portal.Platform.Ui;

namespace Portal.Features.Rooms;

/// <summary>
/// What of a room stands before its reader: the part of its messages that is loaded. What is said is put after it, from a reading that all open pages share; the room itself, and what its
/// reader may do, is read anew only when something of that changed.
/// </summary>
internal sealed class RoomLog(RoomViews views, Actor actor, long id)
{
    private readonly LogPlace place = new();
    private ILookup<long, string> given = Array.Empty<string>().ToLookup(_ => 0L);
    private int newest;
    private volatile bool stale = true; // news come on threads of their own
    private volatile bool changed;
    private volatile bool reacted;

    /// <summary>The room; null before the first reading, and for who may not read it.</summary>
    public RoomView? View { get; private set; }

    /// <summary>The messages, in order.</summary>
    public IReadOnlyList<RoomLine> Lines { get; private set; } = [];

    /// <summary>Which of them are loaded.</summary>
    public LogWindow Window => place.Window;

    /// <summary>The first message that was unread when the page was opened, or null.</summary>
    public int? UnreadFrom => place.UnreadFrom;

    /// <summary>False where some messages stand unread before those that are loaded: who sees these has not read those.</summary>
    public bool TellsReading => place.TellsReading;

    /// <summary>The names of the reactions that the reader gave to a message, with a space between.</summary>
    public string GivenTo(RoomLine line) => string.Join(' ', given[line.Id]);

    /// <summary>The room, or what its reader may do, is no longer what it was.</summary>
    public bool Spoil() => stale = true;

    /// <summary>A message is no longer what it was.</summary>
    public bool Change() => changed = true;

    /// <summary>The reader gave a reaction, on whichever of their pages.</summary>
    public bool React() => reacted = true;

    /// <summary>Something was said with this number.</summary>
    public bool Told(int number)
    {
        InterlockedMax(ref newest, number);
        return true;
    }

    /// <summary>Reads what is new. At first it opens before a number, at one, where the reader stopped, or at the end.</summary>
    /// <returns>Those who spoke since the reading before.</returns>
    public async Task<IReadOnlyList<long>> Load(int? before, int? at, CancellationToken ct)
    {
        var last = Window.To;
        if (stale)
        {
            stale = changed = reacted = false;
            await LoadAll(before, at, ct);
        }
        else if (View is not null) // who may not read it any more asks no more
        {
            await LoadNew(ct);
        }

        return [.. Lines.Where(line => line.Number > last).Select(line => line.Author.Id)];
    }

    /// <summary>Shows another part, once it is loaded.</summary>
    public void Move(LogWindow wanted)
    {
        place.Move(wanted);
        stale = true;
    }

    /// <summary>Shows the newest messages; what stands unread before them is skipped.</summary>
    public void MoveToNewest()
    {
        place.MoveToNewest(Math.Max(Window.Last, Volatile.Read(ref newest)));
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

        Told(View.LastNumber);
        if (opens)
        {
            place.Open(1, View.LastNumber, View.ReadNumber < View.LastNumber ? View.ReadNumber + 1 : null, before, at);
        }

        place.Until(View.LastNumber);
        Lines = await Read(Window.From, Window.To);
        var end = Lines is [.., var line] ? line.Number : Window.From - 1;
        if (end < Window.To)
        {
            place.EndAt(end);
        }

        given = await views.Given(actor, id, Window.From, Window.To, ct);
    }

    private async Task LoadNew(CancellationToken ct)
    {
        if (changed)
        {
            changed = false;
            Lines = await Read(Window.From, Window.To);
        }

        if (reacted)
        {
            reacted = false;
            given = await views.Given(actor, id, Window.From, Window.To, ct);
        }

        var last = Math.Max(Window.Last, Volatile.Read(ref newest));
        if (Window.HasLater)
        {
            place.Until(last);
        }
        else if (await Read(Window.To + 1, last) is [.., var end] fresh)
        {
            place.Until(end.Number);
            Lines = [.. Lines.Concat(fresh).Where(line => line.Number >= Window.From)];
        }
    }

    private async Task<List<RoomLine>> Read(int from, int to) => RoomViews.Seen(await views.Log(id, from, to), View!.SeesGone);

    private static void InterlockedMax(ref int place, int value)
    {
        for (var seen = Volatile.Read(ref place); seen < value; seen = Volatile.Read(ref place))
        {
            Interlocked.CompareExchange(ref place, value, seen);
        }
    }
}
