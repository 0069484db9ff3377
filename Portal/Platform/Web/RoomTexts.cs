using System.Globalization;
using Microsoft.Extensions.Localization;
using Portal.Kernel;

namespace Portal.Platform.Web;

/// <summary>The sentences of a room for its pages, out of the same tables as its refusals.</summary>
/// <typeparam name="TTexts">The marker class beside the resources.</typeparam>
internal sealed class RoomTexts<TTexts> : IStringLocalizer<TTexts>
{
    public LocalizedString this[string name] => Sentences.Find(typeof(TTexts), name) is { } sentence ? new(name, sentence) : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var found = this[name];
            return new(name, string.Format(CultureInfo.CurrentCulture, found.Value, arguments), found.ResourceNotFound);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => Sentences.All(typeof(TTexts)).Select(pair => new LocalizedString(pair.Key, pair.Value));
}
