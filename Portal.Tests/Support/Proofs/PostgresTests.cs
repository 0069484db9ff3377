using Npgsql;

namespace Portal.Tests.Support.Proofs;

public class PostgresTests(Portals portals)
{
    [Fact]
    public async Task Two_fresh_databases_do_not_see_each_other()
    {
        await using var first = NpgsqlDataSource.Create(await portals.Postgres.CreateDatabaseAsync());
        await using var second = NpgsqlDataSource.Create(await portals.Postgres.CreateDatabaseAsync());
        await using var make = first.CreateCommand("CREATE TABLE things (id bigint); INSERT INTO things VALUES (1)");
        await make.ExecuteNonQueryAsync();

        await using var here = first.CreateCommand("SELECT count(*) FROM things");
        await using var there = second.CreateCommand("SELECT count(*) FROM things");
        Assert.Equal(1L, await here.ExecuteScalarAsync());
        Assert.Equal("42P01", (await Assert.ThrowsAsync<PostgresException>(() => there.ExecuteScalarAsync())).SqlState);
    }

    [Fact]
    public async Task A_child_process_dies_when_its_parent_is_killed()
    {
        await using var parent = ChildProcess.Start("bash", ["-c", "setpriv --pdeathsig KILL sleep 600 & echo child $!; wait"]);
        while (!parent.Output.Contains("child")) await Task.Delay(20);
        var child = int.Parse(parent.Output.Split(' ')[1]);
        await Eventually.True(() => File.ReadAllText($"/proc/{child}/comm").Trim() == "sleep", "the child is what it is to be, and knows by then whom it dies with");

        await parent.KillAsync();

        await Eventually.True(() => !IsAlive(child), "the child is dead");
    }

    // A killed process that nobody has waited for yet is a zombie, not alive.
    static bool IsAlive(int process)
    {
        try { return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z "); }
        catch (IOException) { return false; }
    }
}
