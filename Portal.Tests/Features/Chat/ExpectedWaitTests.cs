using Portal.Commons.Hours;
using Portal.Features.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>What a customer is told about how long it takes, and who gets a chat: pure functions.</summary>
public class ExpectedWaitTests
{
    static readonly DateTime Now = new(2026, 11, 30, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Who_stands_no_further_back_than_there_are_free_seats_waits_as_long_as_was_usual()
    {
        var facts = Facts(free: 2, reaction: 5);
        Assert.Equal(new(WaitKind.About, 5), facts.For(1, TimeSpan.Zero));
        Assert.Equal(new(WaitKind.About, 5), facts.For(2, TimeSpan.Zero));
        Assert.Equal(new(WaitKind.About, 3), facts.For(2, Minutes(2)));
        Assert.Equal(new(WaitKind.Soon), facts.For(2, Minutes(4.5)));
        Assert.Equal(new(WaitKind.Soon), facts.For(2, Minutes(5.5)));
        Assert.Equal(new(WaitKind.Longer), facts.For(2, Minutes(6.5)));
    }

    [Fact]
    public void Who_stands_further_back_waits_until_seats_become_free_and_it_moves_with_the_place_and_the_clock()
    {
        var facts = Facts(free: 0, taken: 4, reaction: 2, length: 20); // one seat every five minutes
        Assert.Equal(new(WaitKind.About, 17), facts.For(3, TimeSpan.Zero));
        Assert.Equal(new(WaitKind.About, 12), facts.For(2, TimeSpan.Zero));
        Assert.Equal(new(WaitKind.About, 8), facts.For(2, Minutes(4)));
        Assert.Equal(new(WaitKind.About, 7), facts.For(1, TimeSpan.Zero));
        Assert.Equal(new(WaitKind.About, 10), (facts with { FreeSeats = 1, TakenSeats = 4 } with { Length = Minutes(20) }).For(3, TimeSpan.Zero));
    }

    [Fact]
    public void Nothing_is_made_up_where_nothing_is_known()
    {
        Assert.Equal(new(WaitKind.Unknown), Facts(free: 1).For(1, TimeSpan.Zero));
        Assert.Equal(new(WaitKind.Unknown), Facts(free: 0, taken: 0, reaction: 2, length: 9).For(1, TimeSpan.Zero));
        Assert.Equal(new(WaitKind.NobodyHere), (Facts(free: 0, reaction: 2, length: 9) with { Here = 0 }).For(1, TimeSpan.Zero));
        Assert.Equal(new(WaitKind.Closed, null, Now.AddHours(9)), (Facts(free: 3, reaction: 2) with { Open = false, OpensAt = Now.AddHours(9) }).For(1, TimeSpan.Zero));
    }

    [Fact]
    public void The_figures_are_medians_of_the_newest_chats_in_opening_time()
    {
        var hours = new OpeningHours("UTC", [new(DayOfWeek.Monday, new(9, 0), new(17, 0)), new(DayOfWeek.Friday, new(9, 0), new(17, 0))], []);
        AnsweredChat[] chats =
        [
            new(1, Now, Now.AddMinutes(1), Now.AddMinutes(11)), new(1, Now, Now.AddMinutes(3), null),
            new(1, Now.AddDays(-3).AddHours(6.75), Now.AddHours(-1).AddMinutes(2), Now.AddMinutes(-28)), // fifteen minutes of Friday and two of Monday
        ];
        Assert.Equal(Minutes(3), AnsweredChat.Reaction(chats, hours));
        Assert.Equal(Minutes(17), AnsweredChat.Reaction(chats[2..], hours));
        Assert.Equal(Minutes(30), AnsweredChat.Length(chats));
        Assert.Null(AnsweredChat.Reaction([], hours));
        Assert.Equal(Minutes(1), AnsweredChat.Reaction([.. Enumerable.Repeat(chats[0], AnsweredChat.Recent), .. Enumerable.Repeat(chats[1], 100)], hours));
    }

    [Fact]
    public void What_an_agent_is_comes_from_their_desk_their_choice_and_their_seats()
    {
        Assert.Equal(AgentState.Available, State(AgentState.Available, 1, 3));
        Assert.Equal(AgentState.Busy, State(AgentState.Available, 4, 3));
        Assert.Equal(AgentState.Busy, State(AgentState.Busy, 0, 3));
        Assert.Equal(AgentState.Away, State(AgentState.Away, 0, 3));
        Assert.Equal(AgentState.Away, State(AgentState.Available, 0, 0));
        Assert.Equal(AgentState.Away, AgentRules.StateOf(AgentState.Available, null, 0, 4, Now));

        static AgentState State(AgentState choice, int open, int here) => AgentRules.StateOf(choice, Now.AddSeconds(here), open, 4, Now);
    }

    [Fact]
    public void Language_comes_before_skill_and_skill_before_turn_and_work()
    {
        RoutedAgent[] people =
        [
            new(1, AgentState.Available, 3, Now.AddHours(-3), ["en"], []), new(2, AgentState.Available, 0, Now.AddHours(-1), ["en"], ["ink"]), new(3, AgentState.Available, 2, Now.AddHours(-2), ["zh"], []),
            new(4, AgentState.Busy, 9, null, ["zh-Hant"], ["ink"]), new(5, AgentState.Away, 0, null, ["zh-Hant"], ["ink"]),
        ];
        Assert.Equal(1, Choose(RoutingMode.InTurn));
        Assert.Equal(2, Choose(RoutingMode.LeastBusy));
        Assert.Equal(3, Choose(RoutingMode.LeastBusy, "zh-Hant"));
        Assert.Equal(2, Choose(RoutingMode.InTurn, "en", "No INK comes out"));
        Assert.Equal(1, Choose(RoutingMode.InTurn, "en", "I think"));
        Assert.Equal(1, Choose(RoutingMode.InTurn, "fr"));
        Assert.Null(Choose(RoutingMode.None));

        long? Choose(RoutingMode mode, string? language = null, string words = "") => RoutingRules.Choose(new(Now, mode, language, words), people, null, Now);
    }

    [Fact]
    public void Who_is_wanted_gets_it_and_is_waited_for_while_they_sit_at_the_desk_but_not_for_ever()
    {
        RoutedAgent[] people = [new(1, AgentState.Available, 0, null, [], [])];
        Assert.Equal(7, Choose(AgentState.Available, 0));
        Assert.Equal(7, Choose(AgentState.Available, 0, RoutingMode.None));
        Assert.Null(Choose(AgentState.Busy, 1));
        Assert.Equal(1, Choose(AgentState.Busy, 4));
        Assert.Equal(1, Choose(AgentState.Away, 0));
        Assert.Null(Choose(AgentState.Away, 9, RoutingMode.None));

        long? Choose(AgentState state, double waited, RoutingMode mode = RoutingMode.InTurn) =>
            RoutingRules.Choose(new(Now - Minutes(waited), mode, null, ""), people, new(7, state, 0, null, [], []), Now);
    }

    static QueueFacts Facts(int free, int taken = 0, double? reaction = null, double? length = null) =>
        new(true, Now, 2, free, taken, 5, reaction is { } r ? Minutes(r) : null, length is { } l ? Minutes(l) : null);

    static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
