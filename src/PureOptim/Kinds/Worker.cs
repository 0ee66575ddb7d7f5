namespace PureOptim.Core;

/// <summary>The memory that one thread needs to move coordinates.</summary>
internal sealed class Worker<E>
    where E : struct
{
    /// <summary>Blocks for intermediate results.</summary>
    internal Scratch<E> Scratch { get; } = new();

    /// <summary>The new values of slots in the chunk at hand.</summary>
    internal Known<E> Known { get; } = new();
}
