namespace Portal.Features.Chat;

/// <summary>What the clocks look at in a line of a chat.</summary>
/// <param name="Id">The line.</param>
/// <param name="Number">Its number.</param>
/// <param name="Author">Which side it comes from.</param>
/// <param name="AuthorId">The account behind it.</param>
/// <param name="Event">What happened.</param>
/// <param name="At">When.</param>
/// <param name="MovedTo">The department to which it moved the chat, or null.</param>
/// <param name="Ends">Whether the end that it tells is that of all: after a merge it may stand in the middle of what was open in the other chat.</param>
/// <param name="Waits">Whether somebody waited in the chat that it tells to have come in, and so opened this one again.</param>
internal sealed record ClockLine(long Id, int Number, ChatAuthor Author, long? AuthorId, ChatEvent? Event, DateTime At, long? MovedTo = null, bool Ends = true, bool Waits = false);

/// <summary>
/// Counts the lines of a chat, in their order, and moves its clocks: a pure function of lines and terms. Counted in several goes or all at once, the same lines come to the same.
/// </summary>
internal sealed class Counting
{
    private readonly ChatCount count;
    private readonly Func<long?, ClockTerms> terms;
    private readonly List<ChatMeasure> all;
    private ChatMeasure? answer;
    private ChatMeasure? solution;

    /// <summary>Goes on from where it was left.</summary>
    /// <param name="count">How far it is counted.</param>
    /// <param name="running">The clocks of the chat that have not stopped; those of promised dates are left alone.</param>
    /// <param name="terms">The terms of each department.</param>
    public Counting(ChatCount count, IEnumerable<ChatMeasure> running, Func<long?, ClockTerms> terms)
    {
        (this.count, this.terms) = (count, terms);
        all = [.. running.Where(m => m.Kind != MeasureKind.Promise)];
        solution = all.Find(m => m.Kind == MeasureKind.Solution);
        answer = all.Find(m => m.Kind != MeasureKind.Solution);
    }

    /// <summary>The clocks that were running, and all that began since.</summary>
    public IReadOnlyList<ChatMeasure> All => all;

    private ClockTerms Terms => terms(count.DepartmentId);

    /// <summary>Counts a line.</summary>
    public void Add(ClockLine line)
    {
        if (line.MovedTo is { } department)
        {
            Move(department, line.At);
        }

        switch (line)
        {
            case { Author: ChatAuthor.Customer, Event: null }:
                Asked(line);
                break;
            case { Author: ChatAuthor.Agent, Event: null }:
                Answered(line);
                break;
            case { Event: ChatEvent.Reopened }:
                BeginPart(line);
                break;
            case { Event: ChatEvent.Resumed }:
                BeginPart(line);
                count.AnswererId = line.AuthorId; // who opens it has it in hand: no customer waits for a first answer
                break;
            case { Event: ChatEvent.CallAsked }:
                solution?.Resume(line.At, Terms);
                break;
            case { Event: ChatEvent.Merged, Waits: true } when solution is not null:
                Await(line);
                break;
            case { Event: ChatEvent.Closed, Ends: true }:
                EndPart(line.At, MeasureEnd.Closed);
                break;
            case { Event: ChatEvent.Left, Ends: true }:
                EndPart(line.At, MeasureEnd.Left);
                break;
        }

        (count.UpTo, count.UpToId) = (line.Number, line.Id);
    }

    private void Move(long department, DateTime at)
    {
        var (from, to) = (Terms, terms(department));
        solution?.Move(at, from, department, to);
        answer?.Move(at, from, department, to);
        count.DepartmentId = department;
    }

    private void Asked(ClockLine line)
    {
        if (solution is null)
        {
            BeginPart(line);
        }

        solution!.Resume(line.At, Terms);
        Await(line);
    }

    /// <summary>The customer waits for an answer: also who waited in a chat that opened this one again when it went into it.</summary>
    private void Await(ClockLine line) => answer ??= Begin(count.AnswererId is null ? MeasureKind.FirstAnswer : MeasureKind.NextAnswer, line);

    private void Answered(ClockLine line)
    {
        if (solution is null)
        {
            return; // said after an end, where chats were merged: it answers nothing that is measured
        }

        count.AnswererId = line.AuthorId;
        solution.Pause(line.At, Terms);
        answer?.Finish(line.At, MeasureEnd.Given, line.AuthorId, Terms);
        answer = null;
    }

    private void BeginPart(ClockLine line)
    {
        if (solution is null)
        {
            count.AnswererId = null;
            solution = Begin(MeasureKind.Solution, line);
        }
    }

    private void EndPart(DateTime at, MeasureEnd how)
    {
        solution?.Finish(at, count.AnswererId is null ? how : MeasureEnd.Given, count.AnswererId, Terms);
        answer?.Finish(at, how, null, Terms);
        (solution, answer, count.AnswererId) = (null, null, null);
    }

    private ChatMeasure Begin(MeasureKind kind, ClockLine line)
    {
        var begun = ChatMeasure.Begin(count.ChatId, kind, line, count.DepartmentId, Terms);
        all.Add(begun);
        return begun;
    }
}
