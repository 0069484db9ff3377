using Microsoft.JSInterop;

namespace Portal.Platform.Ui;

/// <summary>
/// The scripts of one circuit's page, by which parts do more than HTML can. One that cannot be loaded, because the network hiccups or a new version has taken it away, or that fails, ends no circuit:
/// the part goes on without it, that is logged once, and the next use asks for it again. Scoped: only parts of pages use it.
/// </summary>
public sealed class JsModules(IJSRuntime js, ILogger<JsModules> logger, TimeProvider time)
{
    /// <summary>For so long a script that could not be loaded is not asked for again: some parts ask whenever they are drawn.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private Dictionary<string, (int Times, DateTimeOffset At)>? missing;
    private HashSet<string>? told;

    /// <summary>The module at an address, such as <c>Assets["js/dialog.js"]</c>: it is loaded when it is first used.</summary>
    internal JsModule At(string address) => new(this, address);

    /// <summary>Loads a module; null where that fails.</summary>
    internal async Task<IJSObjectReference?> Load(string address)
    {
        var (times, at) = missing?.GetValueOrDefault(address) ?? default;
        if (times > 0 && time.GetUtcNow() - at < Pause) return null;
        try
        {
            return await Import(address, times);
        }
        catch (JSException e)
        {
            (missing ??= new())[address] = (times + 1, time.GetUtcNow());
            Tell(address, e);
            return null;
        }
    }

    /// <summary>Says in the log, once for each script, that it failed here.</summary>
    internal void Tell(string address, JSException e)
    {
        if ((told ??= []).Add(address)) logger.LogWarning(e, "The script {Address} failed in a page, which goes on without what it adds.", address);
    }

    /// <summary>Most browsers keep in mind for as long as a page lasts that an address failed, and never ask for it again: so after a failure it is asked for by another one, too.</summary>
    private async Task<IJSObjectReference> Import(string address, int failures)
    {
        try
        {
            return await Import(address);
        }
        catch (JSException) when (failures > 0)
        {
            return await Import($"{address}?again={failures}");
        }
    }

    private Task<IJSObjectReference> Import(string address) => JsCalls.Persist(ct => js.InvokeAsync<IJSObjectReference>("import", ct, "./" + address));
}
