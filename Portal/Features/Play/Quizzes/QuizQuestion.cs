using System.Globalization;
using Portal.Kernel;

namespace Portal.Features.Play;

/// <summary>A question of a quiz.</summary>
/// <param name="Text">What is asked, at most 300 characters in one line.</param>
/// <param name="Choices">Two to six choices of at most 200 characters.</param>
public sealed record QuizQuestion(string Text, IReadOnlyList<string> Choices)
{
    /// <summary>The most questions.</summary>
    public const int MostQuestions = 30;

    /// <summary>The most choices of one.</summary>
    public const int MostChoices = 6;

    private const int MostText = 300;
    private const int MostChoice = 200;
    private const string Mark = "- ";

    /// <summary>What is wrong with the questions of a quiz and what is right in them, or null.</summary>
    internal static Problem? Wrong(IReadOnlyList<QuizQuestion> questions, IReadOnlyList<int> right)
    {
        if (questions.Count is < 1 or > MostQuestions)
        {
            return Problem.Invalid<PlayText>("questions", "QuestionsFrom", MostQuestions);
        }

        foreach (var (i, question) in questions.Index())
        {
            var wrong = !IsLine(question.Text, MostText) || question.Choices.Count is < 2 or > MostChoices || question.Choices.Any(c => !IsLine(c, MostChoice));
            if (wrong || i >= right.Count || right[i] < 0 || right[i] >= question.Choices.Count)
            {
                return Problem.Invalid<PlayText>("questions", wrong ? "QuestionNeeds" : "QuestionNeedsRight", i + 1, MostChoices);
            }
        }

        return null;
    }

    /// <summary>Questions as the lines of a game: each in one, its choices in those below with a dash before.</summary>
    internal static string Write(IEnumerable<QuizQuestion> questions) => string.Join('\n', questions.SelectMany(q => q.Choices.Select(c => Mark + c.Trim()).Prepend(q.Text.Trim())));

    /// <summary>And back.</summary>
    internal static IReadOnlyList<QuizQuestion> Read(string lines)
    {
        List<(string Text, List<string> Choices)> read = [];
        foreach (var line in lines.Split('\n'))
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal) && read.Count > 0)
            {
                read[^1].Choices.Add(line[Mark.Length..]);
            }
            else
            {
                read.Add((line, []));
            }
        }

        return read.ConvertAll(q => new QuizQuestion(q.Text, q.Choices));
    }

    /// <summary>Reads a quiz as somebody types it: a question in a line, its choices in those below, with a dash before a wrong one and a plus before the right one.</summary>
    public static (IReadOnlyList<QuizQuestion> Questions, IReadOnlyList<int> Right) Typed(string? text)
    {
        var (questions, right) = (new List<(string Text, List<string> Choices)>(), new List<int>());
        foreach (var line in (text ?? "").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            if (line[0] is '-' or '+' && questions.Count > 0)
            {
                right[^1] = line[0] == '+' ? right[^1] < 0 ? questions[^1].Choices.Count : int.MaxValue : right[^1]; // two that are right are none
                questions[^1].Choices.Add(line[1..].Trim());
            }
            else
            {
                questions.Add((line, []));
                right.Add(-1);
            }
        }

        return (questions.ConvertAll(q => new QuizQuestion(q.Text, q.Choices)), right);
    }

    /// <summary>Numbers as they are kept.</summary>
    internal static string Keep(IEnumerable<int> numbers) => string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    /// <summary>And back.</summary>
    internal static IReadOnlyList<int> Kept(string numbers) => [.. numbers.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];

    private static bool IsLine(string text, int most) => !Bounds.IsBlank(text) && text.Length <= most && Bounds.IsStorable(text) && !text.AsSpan().ContainsAny('\n', '\r') && text.TrimStart()[0] is not ('-' or '+');
}
