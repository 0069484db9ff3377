using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace Portal.Kernel;

/// <summary>Finds a sentence of the resources beside a marker class, in the language of the current culture.</summary>
/// <remarks>Each language of each room is read once into a table of its own: a page asks for hundreds of words, and the resource reader locks for each.</remarks>
public static class Sentences
{
    private static readonly ConcurrentDictionary<(Type Texts, CultureInfo Language), FrozenDictionary<string, string>> Tables = new();

    /// <summary>The sentence with its arguments put in; a missing key is a bug and shows as the key itself.</summary>
    public static string Say(Type texts, string key, params object[] args)
    {
        var sentence = Find(texts, key) ?? key;
        return args.Length == 0 ? sentence : string.Format(CultureInfo.CurrentCulture, sentence, args);
    }

    /// <summary>The sentence as it stands in the resources, or null where no language has it.</summary>
    public static string? Find(Type texts, string key) => All(texts).GetValueOrDefault(key);

    /// <summary>All sentences in the language of the current culture; what it lacks comes from the language it falls back to.</summary>
    public static FrozenDictionary<string, string> All(Type texts) => Tables.GetOrAdd((texts, CultureInfo.CurrentUICulture), Read);

    private static FrozenDictionary<string, string> Read((Type Texts, CultureInfo Language) table)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var resources = new ResourceManager(table.Texts);
        for (var language = table.Language; ; language = language.Parent)
        {
            foreach (DictionaryEntry entry in (IEnumerable?)resources.GetResourceSet(language, createIfNotExists: true, tryParents: false) ?? Array.Empty<DictionaryEntry>())
            {
                found.TryAdd((string)entry.Key, (string?)entry.Value ?? "");
            }

            if (language.Equals(CultureInfo.InvariantCulture))
            {
                return found.ToFrozenDictionary(StringComparer.Ordinal);
            }
        }
    }
}

/// <summary>The sentences of refusals that every room shares.</summary>
public sealed class KernelText;
