using Microsoft.Extensions.Logging.Abstractions;
using Portal.Platform.Files;

namespace Portal.Tests.Platform.Files;

public class MadeOnDemandTests
{
    [Fact]
    public async Task What_is_there_is_not_made_again_and_what_could_not_be_made_is_tried_again_after_a_while()
    {
        var folder = Directory.CreateTempSubdirectory("portal-made-").FullName;
        try
        {
            var (clock, path, tries) = (new TestClock(), Path.Combine(folder, "picture"), 0);
            var made = new MadeOnDemand(clock, NullLogger.Instance);
            for (var i = 0; i < 3; i++) Assert.False(await made.Has(path, () => { tries++; throw new IOException("The disk is full."); }, default));
            Assert.Equal(1, tries);

            clock.Advance(TimeSpan.FromMinutes(11));
            for (var i = 0; i < 3; i++) Assert.True(await made.Has(path, Make, default));
            Assert.Equal(2, tries);

            async Task<bool> Make()
            {
                tries++;
                await File.WriteAllTextAsync(path, "drawn");
                return true;
            }
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    [Fact]
    public async Task One_is_made_at_a_time_and_to_its_end_also_when_who_asked_has_left()
    {
        var folder = Directory.CreateTempSubdirectory("portal-made-").FullName;
        try
        {
            var (path, gate, tries) = (Path.Combine(folder, "card"), new TaskCompletionSource(), 0);
            var made = new MadeOnDemand(new TestClock(), NullLogger.Instance);
            using var left = new CancellationTokenSource();
            var first = made.Has(path, Make, left.Token);
            var second = made.Has(path, Make, default);
            await left.CancelAsync();
            gate.SetResult();
            Assert.True(await first && await second);
            Assert.Equal((1, "drawn"), (tries, await File.ReadAllTextAsync(path, Xunit.TestContext.Current.CancellationToken)));

            async Task<bool> Make()
            {
                tries++;
                await gate.Task;
                await File.WriteAllTextAsync(path, "drawn");
                return true;
            }
        }
        finally { Directory.Delete(folder, recursive: true); }
    }
}
