using Microsoft.AspNetCore.Components;

namespace Portal.Features.Clubs;

/// <summary>What every component of a block is given.</summary>
/// <typeparam name="T">What its kind reads for it.</typeparam>
public abstract class BlockPart<T> : ComponentBase
{
    /// <summary>The club.</summary>
    [Parameter, EditorRequired] public ClubView Club { get; set; } = null!;

    /// <summary>The block.</summary>
    [Parameter, EditorRequired] public BlockView Block { get; set; } = null!;

    /// <summary>What was read for it.</summary>
    [Parameter, EditorRequired] public object Content { get; set; } = null!;

    /// <summary>The same, as what it is.</summary>
    protected T Shown => (T)Content;
}
