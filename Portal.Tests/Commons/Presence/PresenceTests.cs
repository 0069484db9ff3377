using Microsoft.Extensions.Logging.Abstractions;
using Portal.Commons.People;
using Portal.Commons.Presence;
using Portal.Platform.Live;

namespace Portal.Tests.Commons.Presence;

public class PresenceTests
{
    private static readonly PersonView Ana = new(1, "ana", "Ana", Roles.None);
    private static readonly Subject Place = new("topic", 7);
    private static readonly PersonView Bo = new(2, "bo", "Bo", Roles.None);

    [Fact]
    public void A_person_with_two_tabs_is_there_once_until_both_are_closed()
    {
        using var presence = Presence(new(new OneNode(), NullLogger<LiveBus>.Instance));
        var (first, second) = (presence.Enter(Place, Ana), presence.Enter(Place, Ana));
        using var other = presence.Enter(Place, Bo);
        Assert.Equal((2, 2), (presence.Of(Place).Count, presence.Of(Place).Named.Count));
        Assert.Equal(0, presence.Of(new("topic", 8)).Count);

        first.Dispose();
        first.Dispose();
        Assert.Equal(2, presence.Of(Place).Count);
        second.Dispose();
        Assert.Equal([Bo], presence.Of(Place).Named);
    }

    [Fact]
    public async Task Two_nodes_know_of_each_others_readers_and_forget_those_who_left()
    {
        var wire = new TwoWay();
        using var here = Presence(wire.A);
        using var there = Presence(wire.B);
        await here.StartAsync(default);
        await there.StartAsync(default);
        using var ana = here.Enter(Place, Ana);
        var bo = there.Enter(Place, Bo);
        await Eventually.True(() => here.Of(Place).Count == 2 && there.Of(Place).Count == 2, "both know both");
        bo.Dispose();
        await Eventually.True(() => here.Of(Place).Count == 1, "Bo left");
        Assert.Equal([Ana], here.Of(Place).Named);
        await here.StopAsync(default);
        await there.StopAsync(default);
    }

    [Fact]
    public void However_many_are_there_few_are_named_and_all_are_counted()
    {
        using var presence = Presence(new(new OneNode(), NullLogger<LiveBus>.Instance));
        for (var i = 1; i <= 500; i++) presence.Enter(Place, new(i, $"p{i}", $"P {i}", Roles.None));
        Assert.Equal((500, PlacePresence.MostNamed), (presence.Of(Place).Count, presence.Of(Place).Named.Count));
    }

    private static PlacePresence Presence(LiveBus bus) => new(bus, new(bus, TimeProvider.System), TimeProvider.System);

    /// <summary>Two buses, each of which hears what the other whispers, as over PostgreSQL.</summary>
    private sealed class TwoWay
    {
        public TwoWay()
        {
            var (toB, toA) = (new Wire(), new Wire());
            (A, B) = (new(toB, NullLogger<LiveBus>.Instance), new(toA, NullLogger<LiveBus>.Instance));
            (toB.Other, toA.Other) = (B, A);
        }

        public LiveBus A { get; }

        public LiveBus B { get; }

        private sealed class Wire : INodeWire
        {
            public LiveBus Other { get; set; } = null!;

            public void Whisper(string channel, string type, string data) => Other.Speak(new LiveMessage(channel, 0, type, data, null));

            public void Wake()
            {
                // Nothing sleeps here.
            }
        }
    }
}
