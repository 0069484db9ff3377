namespace Portal.Tests.Architecture;

/// <summary>One type leans on another; both by their full names.</summary>
public sealed record Reference(TypeName From, TypeName To);

/// <summary>The name of an outermost type: what a compiler puts inside it counts as the type itself.</summary>
public sealed record TypeName(string Namespace, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Namespace}.{Name}";
}
