using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Portal.Kernel;

/// <summary>Finds a sentence of the resources beside a marker class, in the language of the current culture.</summary>
public static class Sentences
{
    private static readonly ConcurrentDictionary<Type, ResourceManager> Managers = new();

    /// <summary>The sentence with its arguments put in; a missing key is a bug and shows as the key itself.</summary>
    public static string Say(Type texts, string key, params object[] args)
    {
        var sentence = Managers.GetOrAdd(texts, t => new ResourceManager(t)).GetString(key, CultureInfo.CurrentUICulture) ?? key;
        return args.Length == 0 ? sentence : string.Format(CultureInfo.CurrentCulture, sentence, args);
    }
}

/// <summary>The sentences of refusals that every room shares.</summary>
public sealed class KernelText;
