using System.Diagnostics.CodeAnalysis;

namespace Portal.Kernel;

/// <summary>What a deed answers: a value, or the problem that kept it from being done.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Problem? problem) => (this.value, Problem) = (value, problem);

    /// <summary>Why it was refused; null when it was done.</summary>
    public Problem? Problem { get; }

    /// <summary>True when it was done.</summary>
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Done => Problem is null;

    /// <summary>The value; asking a refused result for it is a bug.</summary>
    public T Value => Done ? value! : throw new InvalidOperationException($"Refused: {Problem.Code}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    /// <summary>Takes the value if it was done.</summary>
    public bool Try([MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out Problem? problem)
    {
        (result, problem) = (value, Problem);
        return Done;
    }

    /// <summary>Turns the value into another, keeping a problem as it is.</summary>
    public Result<TOther> Then<TOther>(Func<T, TOther> turn) => Done ? turn(value!) : Problem;
}

/// <summary>The value of a deed that has nothing to answer but that it was done.</summary>
public readonly record struct Nothing;
