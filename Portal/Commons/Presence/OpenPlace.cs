using System.Text.Json;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Live;

namespace Portal.Commons.Presence;

/// <summary>A place that is open on this node.</summary>
internal sealed class OpenPlace : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, (PersonView Person, int Tabs)> here = [];
    private readonly Dictionary<string, (PlacePresence.Said Said, DateTimeOffset At)> elsewhere = [];
    private readonly LiveBus bus;
    private readonly TimeProvider time;
    private readonly string node;
    private readonly Subject place;
    private readonly IDisposable listening;
    private DateTimeOffset told;
    private bool changed;
    private bool closed;

    public OpenPlace(Subject place, string node, LiveBus bus, TimeProvider time)
    {
        (this.place, this.node, this.bus, this.time) = (place, node, bus, time);
        listening = bus.Listen(PlacePresence.Channel(place), Hear);
    }

    public void Dispose() => listening.Dispose();

    /// <summary>Null where the last one has just left and this is no longer the place's list.</summary>
    public IDisposable? Add(PersonView person)
    {
        lock (gate)
        {
            if (closed)
            {
                return null;
            }

            var tabs = here.TryGetValue(person.Id, out var before) ? before.Tabs : 0;
            here[person.Id] = (person, tabs + 1);
            changed |= tabs == 0;
            return new Leave(this, person.Id);
        }
    }

    /// <summary>Who is here and on other nodes.</summary>
    public PlacePresence.Present Everyone()
    {
        lock (gate)
        {
            var fresh = time.GetUtcNow() - PlacePresence.Silent;
            var others = elsewhere.Values.Where(e => e.At > fresh).Select(e => e.Said).ToList();
            var named = here.Values.Take(PlacePresence.MostNamed).Select(h => h.Person).Concat(others.SelectMany(o => o.Named)).DistinctBy(p => p.Id).Take(PlacePresence.MostNamed);
            return new([.. named], here.Count + others.Sum(o => o.Count)); // asked by each who is here: no more work where there are thousands
        }
    }

    /// <summary>Tells who is here when that changed or was long ago; false when nobody is any more and the list is done with.</summary>
    public bool TellIfChanged()
    {
        PlacePresence.Said said;
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (!changed && now - told < PlacePresence.Renewed)
            {
                return true;
            }

            (changed, told) = (false, now);
            said = new(node, [.. here.Values.Take(PlacePresence.MostNamed).Select(h => h.Person)], here.Count);
            closed = here.Count == 0;
        }

        bus.Whisper(PlacePresence.Channel(place), PlacePresence.Came, JsonSerializer.Serialize(said, JsonSerializerOptions.Web));
        return !closed;
    }

    private void Hear(LiveMessage message)
    {
        if (message.Type != PlacePresence.Came || JsonSerializer.Deserialize<PlacePresence.Said>(message.Data, JsonSerializerOptions.Web) is not { } said || said.Node == node)
        {
            return;
        }

        lock (gate)
        {
            changed |= !elsewhere.ContainsKey(said.Node) && said.Count > 0; // it does not know yet who is here
            if (said.Count == 0)
            {
                elsewhere.Remove(said.Node);
            }
            else
            {
                elsewhere[said.Node] = (said, time.GetUtcNow());
            }
        }
    }

    private void Remove(long person)
    {
        lock (gate)
        {
            if (here.TryGetValue(person, out var before))
            {
                changed |= before.Tabs == 1;
                if (before.Tabs == 1)
                {
                    here.Remove(person);
                }
                else
                {
                    here[person] = before with { Tabs = before.Tabs - 1 };
                }
            }
        }
    }

    private sealed class Leave(OpenPlace place, long person) : IDisposable
    {
        private int done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref done, 1) == 0)
            {
                place.Remove(person);
            }
        }
    }
}
