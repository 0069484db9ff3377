using Microsoft.Extensions.Localization;
using Portal.Platform.Web;

namespace Portal.Features.Accounts;

/// <summary>What a letter says.</summary>
internal readonly record struct LetterText(string Subject, string Text);

/// <summary>Writes the letters about accounts in the language of the current culture. Plain text: it can be read everywhere and hides no link.</summary>
internal sealed class LetterTexts(IStringLocalizer<AccountsText> L, RequestLinks links, PublicAddress address)
{
    private string Here => address.Root.Authority;

    /// <summary>The link with which a new account is made.</summary>
    public LetterText Confirm(AccountRequest request, string name) =>
        Of(L["LetterConfirmSubject", Here], L["LetterHello", name], L["LetterConfirm", Here], links.LinkTo("/account/confirm", request), L["LetterThreeDays"], L["LetterNotYou"]);

    /// <summary>Somebody wanted to register with the address of an account.</summary>
    public LetterText HasAccount(AccountRequest request, string name) =>
        Of(L["LetterHasAccountSubject", Here], L["LetterHello", name], L["LetterHasAccount", Here, name], links.SignIn(request),
            L["LetterForgot"], address.Of("/account/forgot").ToString(), L["LetterNotYou"]);

    /// <summary>The link with which a new password is set.</summary>
    public LetterText Reset(AccountRequest request, string name) =>
        Of(L["LetterResetSubject", Here], L["LetterHello", name], L["LetterReset", Here], links.LinkTo("/account/reset", request), L["LetterTwoHours"], L["LetterNotYou"]);

    /// <summary>The link that proves that a new address is one's own.</summary>
    public LetterText NewEmail(AccountRequest request) =>
        Of(L["LetterNewEmailSubject", Here], L["LetterNewEmail", Here], links.LinkTo("/account/new-email", request), L["LetterThreeDays"], L["LetterNotYou"]);

    /// <summary>Tells the owner that something about the account's security changed.</summary>
    public LetterText Changed(string name, string what) =>
        Of(L["LetterChangedSubject", Here], L["LetterHello", name], what, L["LetterChangedNotYou"], address.Of("/account/forgot").ToString());

    private static LetterText Of(string subject, params string[] paragraphs) => new(subject, string.Join("\n\n", paragraphs) + "\n");
}
