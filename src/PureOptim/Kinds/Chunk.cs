namespace PureOptim.Core;

/// <summary>A few consecutive elements of a tensor, with what vectors are computed from there.</summary>
internal readonly ref struct Chunk<E>
    where E : struct
{
    /// <summary>The place of the first element in the tensor.</summary>
    internal required int Start { get; init; }

    /// <summary>The number of elements.</summary>
    internal required int Count { get; init; }

    /// <summary>The parameters.</summary>
    internal ReadOnlySpan<E> Parameters { get; init; }

    /// <summary>The gradients.</summary>
    internal ReadOnlySpan<E> Gradients { get; init; }

    /// <summary>The updates of a wrapped optimizer.</summary>
    internal ReadOnlySpan<E> Updates { get; init; }

    /// <summary>Memory for intermediate results.</summary>
    internal required Scratch<E> Scratch { get; init; }
}
