using Portal.Commons.Hours;
using Portal.Features.Chat;

namespace Portal.Tests.Features.Chat;

/// <summary>The clocks of a chat as a pure function of its lines.</summary>
public class CountingTests
{
    const int Agent = 7, Colleague = 8;

    /// <summary>Berlin, weekdays, with a break at noon; closed on Christmas Day, a Friday in 2026.</summary>
    static readonly OpeningHours Berlin = new(
        "Europe/Berlin",
        Enum.GetValues<DayOfWeek>().Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).SelectMany(d => new HoursFrame[] { new(d, new(9, 0), new(12, 0)), new(d, new(13, 0), new(17, 0)) }),
        [new(2026, 12, 25)]);

    [Fact]
    public void A_first_answer_is_due_after_so_much_open_time_over_breaks_nights_weekends_and_holidays()
    {
        // Thursday the 24th 16:50 in Berlin is 15:50 UTC; 10 minutes are left, and the next open time is Monday the 28th at 9.
        var talk = new Talk(new ClockTerms(Berlin, new() { FirstAnswerMinutes = 200, WarnPercent = 50 }, 0)).Asks("2026-12-24 15:50");
        var first = talk.Only(MeasureKind.FirstAnswer);
        Assert.Equal((At("2026-12-28 12:10"), At("2026-12-28 09:30")), (first.DueAt, first.WarnAt)); // 10 + 180 until noon, 10 after one o'clock; half of it at half past ten

        talk.Answers("2026-12-28 08:20");
        Assert.Equal((1800.0, MeasureEnd.Given, (long)Agent, null), (first.OpenSeconds, first.End!.Value, first.AgentId!.Value, first.BreachedAt));
        Assert.Equal((At("2026-12-28 08:20") - At("2026-12-24 15:50")).TotalSeconds, first.WallSeconds);
    }

    [Fact]
    public void An_hour_that_comes_twice_in_autumn_counts_twice()
    {
        var nights = new OpeningHours("Europe/Berlin", [new(DayOfWeek.Sunday, new(1, 0), new(5, 0))], []);
        var talk = new Talk(new ClockTerms(nights, new() { FirstAnswerMinutes = 240 }, 0)).Asks("2026-10-24 22:30"); // 25 October, 00:30 in Berlin
        Assert.Equal(At("2026-10-25 03:00"), talk.Only(MeasureKind.FirstAnswer).DueAt); // one o'clock is 23:00 UTC; four hours later it is four in winter time
    }

    [Fact]
    public void Who_is_answered_while_it_is_closed_took_no_open_time()
    {
        var talk = new Talk(new ClockTerms(Berlin, new() { FirstAnswerMinutes = 30 }, 0)).Asks("2026-12-25 08:00").Answers("2026-12-25 09:00");
        Assert.Equal((0.0, 3600.0, null), (talk.Only(MeasureKind.FirstAnswer).OpenSeconds, talk.Only(MeasureKind.FirstAnswer).WallSeconds, talk.Only(MeasureKind.FirstAnswer).BreachedAt));
    }

    [Fact]
    public void What_was_promised_to_who_wrote_while_it_was_closed_is_the_target_where_it_is_the_nearer_one()
    {
        Assert.Equal(At("2026-12-28 08:20"), new Talk(new ClockTerms(Berlin, new() { FirstAnswerMinutes = 60 }, 20)).Asks("2026-12-25 08:00").Only(MeasureKind.FirstAnswer).DueAt);
        Assert.Equal(At("2026-12-28 08:20"), new Talk(new ClockTerms(Berlin, new(), 20)).Asks("2026-12-25 08:00").Only(MeasureKind.FirstAnswer).DueAt);
        Assert.Equal(At("2026-12-28 08:10"), new Talk(new ClockTerms(Berlin, new() { FirstAnswerMinutes = 10 }, 20)).Asks("2026-12-25 08:00").Only(MeasureKind.FirstAnswer).DueAt);
        Assert.Null(new Talk(new ClockTerms(Berlin, new(), 20)).Asks("2026-12-24 09:00").Only(MeasureKind.FirstAnswer).DueAt); // while it is open nothing is promised
    }

    [Fact]
    public void Several_messages_in_a_row_are_one_wait_and_every_answer_after_another_word_is_a_next_one()
    {
        var talk = new Talk(Always(first: 10, next: 5)).Asks("2026-12-01 10:00").Asks("2026-12-01 10:01").Answers("2026-12-01 10:04").Answers("2026-12-01 10:05", Colleague)
            .Asks("2026-12-01 10:10").Asks("2026-12-01 10:12").Answers("2026-12-01 10:13", Colleague).Asks("2026-12-01 10:20");
        Assert.Equal((240.0, (long)Agent), (talk.Only(MeasureKind.FirstAnswer).OpenSeconds, talk.Only(MeasureKind.FirstAnswer).AgentId!.Value));
        var next = talk.All(MeasureKind.NextAnswer);
        Assert.Equal([(At("2026-12-01 10:10"), (long?)Colleague), (At("2026-12-01 10:20"), null)], next.Select(m => (m.OpenedAt, m.AgentId)));
        Assert.Equal((180.0, At("2026-12-01 10:25")), (next[0].OpenSeconds, next[1].DueAt));
    }

    [Fact]
    public void A_solution_rests_while_the_staff_wait_for_the_customer()
    {
        var talk = new Talk(Always(solution: 60)).Asks("2026-12-01 10:00").Answers("2026-12-01 10:20");
        var solution = talk.Only(MeasureKind.Solution);
        Assert.Equal((null, null, null), (solution.DueAt, solution.Since, solution.NextAt));

        talk.Asks("2026-12-01 15:00");
        Assert.Equal(At("2026-12-01 15:40"), solution.DueAt);
        talk.Answers("2026-12-01 15:10").Happens(ChatEvent.CallAsked, "2026-12-01 16:00");
        Assert.Equal(At("2026-12-01 16:30"), solution.DueAt);
        talk.Happens(ChatEvent.Closed, "2026-12-01 16:05", Colleague);
        Assert.Equal((35 * 60.0, MeasureEnd.Given, (long)Agent, null), (solution.OpenSeconds, solution.End!.Value, solution.AgentId!.Value, solution.BreachedAt));
    }

    [Fact]
    public void Done_at_the_very_moment_is_in_time_and_a_moment_later_is_a_breach_that_says_when_it_was_due()
    {
        var due = At("2026-12-01 10:10");
        foreach (var (late, breached) in new[] { (0, (DateTime?)null), (1, due) })
        {
            var talk = new Talk(Always(first: 10)).Asks("2026-12-01 10:00");
            talk.Says(new(0, 0, ChatAuthor.Agent, Agent, null, due.AddMilliseconds(late)));
            Assert.Equal((breached, At("2026-12-01 10:08")), (talk.Only(MeasureKind.FirstAnswer).BreachedAt, talk.Only(MeasureKind.FirstAnswer).WarnedAt));
        }
    }

    [Fact]
    public void Who_opens_a_closed_chat_again_has_it_in_hand_and_keeps_nobody_waiting()
    {
        var talk = new Talk(Always(first: 10)).Asks("2026-12-01 10:00").Answers("2026-12-01 10:01").Happens(ChatEvent.Closed, "2026-12-01 10:02", Agent);
        talk.Happens(ChatEvent.Resumed, "2026-12-01 12:00", Agent).Answers("2026-12-01 12:01").Asks("2026-12-01 12:02").Answers("2026-12-01 12:05").Happens(ChatEvent.Closed, "2026-12-01 12:06", Agent);
        Assert.Single(talk.All(MeasureKind.FirstAnswer));
        Assert.Equal(At("2026-12-01 12:02"), talk.Only(MeasureKind.NextAnswer).OpenedAt);
        Assert.Equal([MeasureEnd.Given, MeasureEnd.Given], talk.All(MeasureKind.Solution).Select(m => m.End!.Value));
    }

    [Theory]
    [InlineData(ChatEvent.Left, MeasureEnd.Left)]
    [InlineData(ChatEvent.Closed, MeasureEnd.Closed)]
    public void A_chat_that_ends_before_anybody_answered_is_missed_and_what_goes_on_is_measured_anew(ChatEvent how, MeasureEnd end)
    {
        var talk = new Talk(Always(first: 10)).Asks("2026-12-01 10:00").Happens(ChatEvent.Taken, "2026-12-01 10:01").Happens(how, "2026-12-01 10:02");
        Assert.Equal((end, null, end, null), (talk.Only(MeasureKind.FirstAnswer).End!.Value, talk.Only(MeasureKind.FirstAnswer).AgentId, talk.Only(MeasureKind.Solution).End!.Value, talk.Only(MeasureKind.FirstAnswer).BreachedAt));

        talk.Happens(ChatEvent.Reopened, "2026-12-02 10:00").Asks("2026-12-02 10:00").Answers("2026-12-02 10:03").Happens(ChatEvent.Left, "2026-12-02 10:04");
        Assert.Equal([end, MeasureEnd.Given], talk.All(MeasureKind.FirstAnswer).Select(m => m.End!.Value));
        Assert.Equal([end, MeasureEnd.Given], talk.All(MeasureKind.Solution).Select(m => m.End!.Value));
        Assert.Empty(talk.All(MeasureKind.NextAnswer));
    }

    [Fact]
    public void An_end_that_is_another_chats_ends_nothing_and_who_waited_in_what_came_in_is_waited_for()
    {
        var talk = new Talk(Always(first: 10)).Asks("2026-12-01 10:00").Says(new(0, 0, ChatAuthor.System, Agent, ChatEvent.Closed, At("2026-12-01 10:01"), Ends: false));
        Assert.Null(talk.Only(MeasureKind.FirstAnswer).EndedAt);
        talk.Answers("2026-12-01 10:02").Happens(ChatEvent.Closed, "2026-12-01 10:03", Agent).Happens(ChatEvent.Reopened, "2026-12-01 10:04").Happens(ChatEvent.Merged, "2026-12-01 10:04");
        Assert.Equal(At("2026-12-01 10:02"), talk.Only(MeasureKind.FirstAnswer).EndedAt);
        talk.Says(new(0, 0, ChatAuthor.System, null, ChatEvent.Merged, At("2026-12-01 10:04"), Waits: true));
        Assert.Equal([At("2026-12-01 10:10"), At("2026-12-01 10:14")], talk.All(MeasureKind.FirstAnswer).Select(m => m.DueAt!.Value));
    }

    [Fact]
    public void Handed_to_a_person_the_clock_runs_on_and_in_another_department_what_went_by_went_by()
    {
        var other = new ClockTerms(OpeningHours.Always, new() { FirstAnswerMinutes = 20, SolutionMinutes = 240 }, 0);
        var talk = new Talk(new ClockTerms(Berlin, new() { FirstAnswerMinutes = 60, SolutionMinutes = 600 }, 0), other).Asks("2026-12-01 10:45"); // a quarter to noon in Berlin
        talk.Happens(ChatEvent.HandedOver, "2026-12-01 10:50");
        Assert.Equal(At("2026-12-01 12:45"), talk.Only(MeasureKind.FirstAnswer).DueAt);

        talk.Moves("2026-12-01 11:30", 2); // in the break: a quarter of an hour went by
        Assert.Equal((At("2026-12-01 11:35"), At("2026-12-01 15:15"), 2L), (talk.Only(MeasureKind.FirstAnswer).DueAt, talk.Only(MeasureKind.Solution).DueAt, talk.Only(MeasureKind.FirstAnswer).DepartmentId!.Value));
        talk.Answers("2026-12-01 11:36");
        Assert.Equal((21 * 60.0, At("2026-12-01 11:35")), (talk.Only(MeasureKind.FirstAnswer).OpenSeconds, talk.Only(MeasureKind.FirstAnswer).BreachedAt!.Value));
    }

    [Fact]
    public void Moved_with_more_gone_by_than_the_new_department_allows_it_is_due_at_once_and_what_was_missed_before_stays_so()
    {
        var talk = new Talk(Always(first: 60), Always(first: 5)).Asks("2026-12-01 10:00").Moves("2026-12-01 10:30", 2);
        Assert.Equal(At("2026-12-01 10:30"), talk.Only(MeasureKind.FirstAnswer).DueAt);
        talk = new Talk(Always(first: 5), Always(first: 60)).Asks("2026-12-01 10:00").Moves("2026-12-01 10:30", 2).Answers("2026-12-01 10:31");
        Assert.Equal((At("2026-12-01 10:05"), At("2026-12-01 11:00")), (talk.Only(MeasureKind.FirstAnswer).BreachedAt!.Value, talk.Only(MeasureKind.FirstAnswer).DueAt!.Value));
    }

    [Fact]
    public void Counted_in_several_goes_or_at_once_the_same_lines_come_to_the_same()
    {
        var random = new Random(4);
        for (var round = 0; round < 100; round++)
        {
            var lines = RandomTalk(random);
            var whole = new Talk(new ClockTerms(Berlin, new() { FirstAnswerMinutes = 20, NextAnswerMinutes = 10, SolutionMinutes = 90 }, 15), Always(first: 5, next: 3, solution: 30));
            var parts = new Talk(whole);
            lines.ForEach(line => whole.Says(line));
            foreach (var line in lines)
            {
                parts.Says(line);
                if (random.Next(3) == 0) parts.GoesOnLater();
            }

            Assert.Equal(whole.Figures, parts.Figures);
        }
    }

    static List<ClockLine> RandomTalk(Random random)
    {
        var (lines, at) = (new List<ClockLine>(), At("2026-12-24 14:00"));
        for (var i = 0; i < 40; i++)
        {
            at = at.AddMinutes(random.Next(1, 200));
            lines.Add(random.Next(8) switch
            {
                0 => new(0, 0, ChatAuthor.System, null, (ChatEvent)random.Next(Enum.GetValues<ChatEvent>().Length), at),
                1 => new(0, 0, ChatAuthor.System, Agent, ChatEvent.GivenBack, at, 1 + random.Next(2)),
                < 5 => new(0, 0, ChatAuthor.Customer, null, null, at),
                _ => new(0, 0, ChatAuthor.Agent, Agent, null, at),
            });
        }

        return lines;
    }

    static ClockTerms Always(int? first = null, int? next = null, int? solution = null) =>
        new(OpeningHours.Always, new() { FirstAnswerMinutes = first, NextAnswerMinutes = next, SolutionMinutes = solution }, 0);

    static DateTime At(string utc) => DateTime.SpecifyKind(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    /// <summary>A chat of department 1, line by line.</summary>
    sealed class Talk(params ClockTerms[] terms)
    {
        readonly ChatCount count = new() { ChatId = 1 };
        readonly List<ChatMeasure> done = [];
        Counting? counting;
        int number;

        public Talk(Talk same) : this(same.Terms) { }

        ClockTerms[] Terms => terms;

        public IEnumerable<string> Figures => All().Select(m => $"{m.Kind} {m.LineId} {m.OpenedAt:s} {m.Since:s} {m.OpenSeconds} {m.WallSeconds} {m.DueAt:s} {m.WarnAt:s} {m.NextAt:s} {m.EndedAt:s} {m.End} {m.AgentId} {m.DepartmentId} {m.WarnedAt:s} {m.BreachedAt:s}");

        public Talk Asks(string at) => Says(new(0, 0, ChatAuthor.Customer, null, null, At(at)));

        public Talk Answers(string at, int by = Agent) => Says(new(0, 0, ChatAuthor.Agent, by, null, At(at)));

        public Talk Happens(ChatEvent what, string at, int? by = null) => Says(new(0, 0, ChatAuthor.System, by, what, At(at)));

        public Talk Moves(string at, long to) => Says(new(0, 0, ChatAuthor.System, Agent, ChatEvent.GivenBack, At(at), to));

        public Talk Says(ClockLine line)
        {
            counting ??= new(count, All().Where(m => m.EndedAt is null), id => terms[(int)(id ?? 1) - 1]);
            counting.Add(line with { Id = 100 + ++number, Number = number });
            return this;
        }

        /// <summary>Another process goes on from what is kept.</summary>
        public void GoesOnLater()
        {
            done.AddRange(counting!.All.Except(done));
            counting = null;
        }

        public ChatMeasure Only(MeasureKind kind) => Assert.Single(All(kind));

        public List<ChatMeasure> All(MeasureKind kind) => [.. All().Where(m => m.Kind == kind)];

        List<ChatMeasure> All() => [.. done.Union(counting?.All ?? []).OrderBy(m => m.LineId).ThenBy(m => m.Kind)];
    }
}
