namespace Portal.Commons.Screening;

/// <summary>
/// Finds any of many texts in one pass (Aho and Corasick): the time grows with the text, not with the list. Built once and never changed.
/// </summary>
internal sealed class WordAutomaton
{
    private const int None = -1;

    private readonly int[] roots;
    private readonly Dictionary<long, int> steps = [];
    private readonly int[] fallback;
    private readonly int[] ends;      // the last text that ends at a state
    private readonly int[] nextEnding; // the text before it that ends there, too
    private readonly int[] shorter;   // the nearest state on the way back at which a text ends
    private readonly int[] lengths;

    /// <summary>Builds it of texts that are not empty; each is known by its place in the list.</summary>
    public WordAutomaton(IReadOnlyList<string> texts)
    {
        (roots, lengths) = (texts.Count == 0 ? [] : new int[char.MaxValue + 1], [.. texts.Select(t => t.Length)]);
        nextEnding = new int[texts.Count];
        var states = new List<(int Parent, char By)> { (None, '\0') };
        var endings = new List<int> { None };
        for (var text = 0; text < texts.Count; text++)
        {
            var state = 0;
            foreach (var c in texts[text])
            {
                state = Child(state, c, states, endings);
            }

            (nextEnding[text], endings[state]) = (endings[state], text);
        }

        ends = [.. endings];
        (fallback, shorter) = (new int[states.Count], new int[states.Count]);
        Connect(states);
    }

    /// <summary>True where there is nothing to find.</summary>
    public bool IsEmpty => lengths.Length == 0;

    /// <summary>Calls for each text that stands there, with its place in the list and where its last character stands.</summary>
    public void Find<TState>(ReadOnlySpan<char> letters, TState state, Action<TState, int, int, int> found)
    {
        if (IsEmpty)
        {
            return;
        }

        var at = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            at = Step(at, letters[i]);
            for (var end = ends[at] != None ? at : shorter[at]; end != None; end = shorter[end])
            {
                for (var text = ends[end]; text != None; text = nextEnding[text])
                {
                    found(state, text, i - lengths[text] + 1, i);
                }
            }
        }
    }

    private static long Key(int state, char c) => ((long)state << 16) | c;

    private int Step(int state, char c)
    {
        while (state != 0)
        {
            if (steps.TryGetValue(Key(state, c), out var next))
            {
                return next;
            }

            state = fallback[state];
        }

        return roots[c];
    }

    private int Child(int state, char c, List<(int Parent, char By)> states, List<int> endings)
    {
        var known = state == 0 ? roots[c] : steps.GetValueOrDefault(Key(state, c));
        if (known != 0)
        {
            return known;
        }

        states.Add((state, c));
        endings.Add(None);
        var made = states.Count - 1;
        if (state == 0)
        {
            roots[c] = made;
        }
        else
        {
            steps[Key(state, c)] = made;
        }

        return made;
    }

    /// <summary>Shorter states first: a state's way back is known before its children ask for it.</summary>
    private void Connect(List<(int Parent, char By)> states)
    {
        shorter[0] = None;
        var depths = new int[states.Count];
        for (var state = 1; state < states.Count; state++)
        {
            depths[state] = depths[states[state].Parent] + 1; // a parent is always made before its child
        }

        foreach (var state in Enumerable.Range(1, states.Count - 1).OrderBy(s => depths[s]))
        {
            var (parent, by) = states[state];
            fallback[state] = parent == 0 ? 0 : Step(fallback[parent], by);
            var back = fallback[state];
            shorter[state] = ends[back] != None ? back : shorter[back];
        }
    }
}
