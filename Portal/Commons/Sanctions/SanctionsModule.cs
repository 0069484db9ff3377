using Portal.Commons.Moderation;
using Portal.Commons.Notifications;
using Portal.Commons.People;
using Portal.Kernel;
using Portal.Platform.Cli;

namespace Portal.Commons.Sanctions;

/// <summary>Registers sanctions, worded reasons, appeals and time lines. Rooms plug in <see cref="IPersonHistory"/> and <see cref="IBarring"/>.</summary>
public static class SanctionsModule
{
    /// <summary>Adds them.</summary>
    public static void AddSanctions(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(RulesAddress.Read(builder.Configuration)).AddSingleton<ReasonWords>().AddSingleton<ReasonTemplates>()
        .AddSingleton<WhereTheyWrote>().AddSingleton<Sanctions>().AddSingleton<SanctionViews>().AddSingleton<ScaleTerms>().AddSingleton<MyStanding>().AddSingleton<Colleagues>().AddSingleton<Waves>().AddSingleton<AllOfAuthor>()
        .AddSingleton<Bars>().AddSingleton<DecisionNames>().AddSingleton<Appeals>().AddSingleton(services => new Lazy<CaseClosing>(services.GetRequiredService<CaseClosing>)).AddSingleton<IQueueWork, AppealWork>()
        .AddSingleton<PersonHistory>().AddSingleton<IPersonHistory, SanctionHistory>().AddSingleton<IPersonHistory, FlagsRaisedHistory>().AddSingleton<IPersonHistory, FlagsReceivedHistory>()
        .AddSingleton<IPersonHistory, DecisionHistory>().AddSingleton<IPersonHistory, AppealHistory>().AddSingleton<IPersonHistory, LetterHistory>()
        .AddSingleton(new NamedKind("reason", (db, _) => db.Set<ReasonTemplate>().Select(t => new NamedRow { Id = t.Id, Name = t.Name }), (row, standing) => (row.Name, TemplatesFor(standing)), standing => (Sentences.Say(typeof(SanctionText), "Reasons"), TemplatesFor(standing))))
        .AddSingleton(SanctionNames.Decided).AddSingleton(SanctionNames.Appeals).AddSingleton(SanctionNames.Barred)
        .AddSingleton<INotifying>(services => new SanctionTidings(ended: false, services.GetRequiredService<NamedPlaces>())).AddSingleton<INotifying>(services => new SanctionTidings(ended: true, services.GetRequiredService<NamedPlaces>())).AddSingleton<INotifying, AppealTidings>()
        .AddSingleton<ICheck, SanctionCheck>().AddSingleton<IPersonalData, SanctionData>().AddSingleton<IPersonalData, AppealExport>().AddSingleton<IAboutCustomer, SanctionsOfCustomer>();

    private static string TemplatesFor(Standing standing) => standing.IsAdmin ? "/admin/templates" : "";
}
