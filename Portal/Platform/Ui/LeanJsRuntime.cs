using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.JSInterop;

namespace Portal.Platform.Ui;

/// <summary>
/// Calls to scripts that cost a circuit little. The framework gives every circuit serializer options of its own, and for each kind of argument these keep a
/// description of all that it inherits from: thirty number interfaces for an <c>int</c>. None of them is ever written as itself, and they were 55 of the 330 KB
/// that a member with a topic open took. So nothing that goes to a script or comes from one may have a member that is declared
/// as an interface of <c>System</c>: a list, not an <c>IReadOnlyList</c>.
/// </summary>
internal static class LeanJsRuntime
{
    private static readonly WithoutAncestors Arguments = new();

    /// <summary>Has the script calls of circuits describe only what they send. To be called after the framework has registered its own.</summary>
    public static void AddLeanJsRuntime(this IServiceCollection services)
    {
        var framework = services.Last(s => s.ServiceType == typeof(IJSRuntime));
        services.Remove(framework);
        services.Add(new ServiceDescriptor(typeof(IJSRuntime), provider => Lean(ActivatorUtilities.CreateInstance(provider, framework.ImplementationType!)), framework.Lifetime));
    }

    private static object Lean(object runtime)
    {
        OptionsOf((JSRuntime)runtime).TypeInfoResolver = Arguments;
        return runtime;
    }

    // The options are meant for whoever derives from the class; the framework's own class for circuits cannot be derived from.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_JsonSerializerOptions")]
    private static extern JsonSerializerOptions OptionsOf(JSRuntime runtime);

    private sealed class WithoutAncestors : DefaultJsonTypeInfoResolver
    {
        public override JsonTypeInfo GetTypeInfo(Type type, JsonSerializerOptions options) =>
            IsOnlyAnAncestor(type) ? null! : base.GetTypeInfo(type, options); // null is a resolver's answer for what it does not know

        private static bool IsOnlyAnAncestor(Type type) =>
            (type.IsInterface && type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true) || type == typeof(ValueType) || type == typeof(Enum);
    }
}
