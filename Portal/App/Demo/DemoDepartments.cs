using Portal.Commons.Hours;
using Portal.Features.Chat;
using Portal.Kernel;

namespace Portal.App.Demo;

/// <summary>The departments of the demo: one that is open in the daytime and gives chats in turn, one that is always open and whose people take them.</summary>
internal sealed class DemoDepartments(Departments departments, DepartmentPeople people, Targets targets)
{
    /// <summary>Writes them.</summary>
    public async Task Write(Func<string, Actor> by, CancellationToken ct)
    {
        var daytime = new OpeningHours(
            "Europe/Berlin",
            [.. Enum.GetValues<DayOfWeek>().Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).SelectMany(d => new HoursFrame[] { new(d, new(8, 0), new(12, 30)), new(d, new(13, 30), new(18, 0)) })],
            [new(2026, 12, 25), new(2027, 1, 1)]);
        Demo.Must(await departments.Create(by("ada"), "machines", new("Machines", "Setting up, cleaning, repairs", RoutingMode.InTurn, Hours: daytime), null, ct));
        Demo.Must(await departments.Create(by("ada"), "orders", new("Orders", "Where it is, sending back, invoices"), null, ct));
        foreach (var (department, targetsOf) in new (string?, TargetsView)[] { ("machines", new(30, 60, 480)), ("orders", new(15, 30, null)), (null, new(60, null, null)) })
        {
            Demo.Must(await targets.Set(by("ada"), department, targetsOf, null, ct));
        }

        foreach (var (name, department) in new[] { ("lena", "machines"), ("noah", "machines"), ("wei", "orders") })
        {
            Demo.Must(await people.Add(by("ada"), department, name, ct));
        }

        Demo.Must(await people.SetUp(by("ada"), "lena", new(4, ["en", "de"], ["grinder", "pump", "Duo 2"], IsExpert: true), ct));
        Demo.Must(await people.SetUp(by("ada"), "wei", new(3, ["zh", "en"], [], IsExpert: false), ct));
    }
}
