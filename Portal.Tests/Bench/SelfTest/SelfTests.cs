using System.Reflection;

namespace Portal.Bench.SelfTest;

/// <summary>Marks a method whose name is a sentence that holds while it does not throw.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HoldsAttribute : Attribute;

/// <summary>Tests of the tools that measure, in the program itself: a tool that lies is worse than none.</summary>
internal static class SelfTests
{
    /// <summary>Runs all, prints what does not hold and the count; 0 where everything holds.</summary>
    public static int Run()
    {
        var tests = typeof(SelfTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(m => m.GetCustomAttribute<HoldsAttribute>() is not null).ToList();
        var failed = tests.Count(test => !Holds(test));
        Console.WriteLine($"{tests.Count - failed} passed, {failed} failed");
        return failed == 0 ? 0 : 1;
    }

    /// <summary>Refuses anything but what is expected.</summary>
    public static void Same<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"expected {expected}, got {actual}");
        }
    }

    private static bool Holds(MethodInfo test)
    {
        try
        {
            test.Invoke(null, null);
            return true;
        }
        catch (TargetInvocationException e)
        {
            Console.WriteLine($"{test.Name}: {e.InnerException!.Message}");
            return false;
        }
    }
}
