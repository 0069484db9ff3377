using Portal.Commons.People;
using Portal.Kernel;

namespace Portal.Commons.Contact;

/// <summary>Who may be blocked: asked by the deed and by the pages.</summary>
public static class ContactRules
{
    /// <summary>Why somebody may not block this person, or null: neither themselves nor staff, who must be able to reach them.</summary>
    public static Problem? MayNotBlock(long me, PersonView person) =>
        person.Id == me ? Problem.Refused<ContactText>("NotYourself")
        : person.IsStaff ? Problem.Refused<ContactText>("StaffReachYou", person.DisplayName)
        : null;
}
