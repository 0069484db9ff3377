using Portal.Platform.Text;

namespace Portal.Features.Forum;

/// <summary>Stops a text on its way into public when it looks as if it held personal data, until its writer has decided.</summary>
public sealed class PersonalHold
{
    private string? held;
    private string? allowed;

    /// <summary>What looks personal in the text that is held; nothing where none is.</summary>
    public IReadOnlyList<PersonalPiece> Found { get; private set; } = [];

    /// <summary>The writer wants the text to go to the staff and nobody else.</summary>
    public bool Privately { get; private set; }

    /// <summary>Whether the text must wait for its writer's decision.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">What stands in public already: it is not asked about again.</param>
    public bool Stops(string text, string known = "")
    {
        held = text;
        Found = text == allowed ? [] : [.. PersonalData.In(text).Except(PersonalData.In(known))];
        return Found.Count > 0;
    }

    /// <summary>The writer wants this text to be published as it is.</summary>
    public void Allow() => (allowed, Found, Privately) = (held, [], false);

    /// <summary>The writer wants what the box shows to go to the staff alone.</summary>
    public void GoPrivately() => Privately = true;

    /// <summary>Nothing is held any more.</summary>
    public void Drop() => (Found, Privately) = ([], false);
}
