using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Portal.Tests.Support;

/// <summary>bUnit compares markup with AngleSharp.Diffing, which is loaded from a folder of its own (see the project file).</summary>
static class ResolveDiffing
{
    [ModuleInitializer]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "compat", "AngleSharp.Diffing.dll")) : null;
}
