using System.CommandLine;
using Portal.Bench;
using Portal.Bench.SelfTest;
using Portal.Bench.Servers;
using Portal.Bench.Yardsticks;

var only = new Option<string[]>("--only") { Description = "Measure only these figures: " + string.Join(", ", Run.Names), AllowMultipleArgumentsPerToken = true };
only.AcceptOnlyFromAmong([.. Run.Names]);
var quick = new Option<bool>("--quick") { Description = "A tenth of the posts and a quarter of the time: to see that it runs, not to compare" };
var provider = new Option<string>("--provider") { Description = "The portal's database: sqlite or postgres", DefaultValueFactory = _ => "sqlite" };
provider.AcceptOnlyFromAmong("sqlite", "postgres");
var connection = new Option<string?>("--connection") { Description = "A PostgreSQL server to make databases on; without it one is started for this run" };
var portal = new Option<string?>("--portal") { Description = "A published Portal.dll; without it the portal of this repository is published" };
var selfTest = new Option<bool>("--self-test") { Description = "Test the tools of the benchmark itself, and nothing else" };

var root = new RootCommand("Measures the portal in a process of its own, beside yardsticks from the same run, and prints a table.") { only, quick, provider, connection, portal, selfTest };
root.SetAction((line, cancel) => line.GetValue(selfTest)
    ? Task.FromResult(SelfTests.Run())
    : Run.AllAsync(
        new BenchOptions(
            line.GetValue(only) ?? [], line.GetValue(quick), line.GetValue(provider) == "postgres" ? "Postgres" : "Sqlite", line.GetValue(connection), line.GetValue(portal)),
        cancel));
YardstickVerbs.AddTo(root);
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
}
finally
{
    Child.KillAll();
}
