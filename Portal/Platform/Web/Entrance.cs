using Microsoft.AspNetCore.Components;
using Portal.Kernel;

namespace Portal.Platform.Web;

/// <summary>For pages that are not for everybody.</summary>
public static class Entrance
{
    /// <summary>Turns somebody away: who is not signed in may do that and come back; for everybody else the page is not here.</summary>
    public static void TurnAway(this NavigationManager navigation, Actor actor)
    {
        if (actor.AccountId is null)
        {
            navigation.AskToSignIn();
        }
        else
        {
            navigation.NotFound();
        }
    }

    /// <summary>Leads to sign-in, and from there back to the page that is open.</summary>
    public static void AskToSignIn(this NavigationManager navigation) =>
        navigation.NavigateTo($"/account/login?returnUrl={Uri.EscapeDataString("/" + navigation.ToBaseRelativePath(navigation.Uri))}", forceLoad: true);
}
