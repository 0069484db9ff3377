namespace Portal.Platform.Ui;

/// <summary>The attributes of one element: those that are null are left out, the caller's own come last and win.</summary>
internal sealed class ElementAttributes(IReadOnlyDictionary<string, object>? own) : IEnumerable<KeyValuePair<string, object>>
{
    private readonly Dictionary<string, object> all = [];

    /// <summary>Sets an attribute, unless the value is null or false.</summary>
    public void Add(string name, object? value)
    {
        if (value is not (null or false)) all[name] = value;
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
    {
        foreach (var pair in own ?? new Dictionary<string, object>()) all[pair.Key] = pair.Value;
        return all.GetEnumerator();
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
