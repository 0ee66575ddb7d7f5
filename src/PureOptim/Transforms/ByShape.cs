using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// One optimizer for matrices and another for all other tensors: <c>new Muon().WithOthers(new AdamW())</c>.
/// </summary>
/// <remarks>
/// <para>
/// As groups by name (<see cref="Groups"/>) these know nothing of one another. Either may be without a tensor. An optimizer that takes gradients elsewhere (<see cref="Sam"/>) cannot be one of them; it can be
/// put around both.
/// </para>
/// <para>As Optax's <c>contrib.muon</c> divides a model; in PyTorch it is done by hand, with an optimizer each.</para>
/// </remarks>
/// <param name="Matrices">The optimizer of tensors of two dimensions.</param>
/// <param name="Others">The optimizer of all other tensors.</param>
public sealed record ByShape(IOptimizer Matrices, IOptimizer Others) : Partition
{
    /// <summary>The optimizer of tensors of two dimensions.</summary>
    public IOptimizer Matrices { get; init => field = value ?? throw new ArgumentNullException(nameof(Matrices)); } = Matrices ?? throw new ArgumentNullException(nameof(Matrices));

    /// <summary>The optimizer of all other tensors.</summary>
    public IOptimizer Others { get; init => field = value ?? throw new ArgumentNullException(nameof(Others)); } = Others ?? throw new ArgumentNullException(nameof(Others));

    /// <summary>The optimizer of matrices, and that of the others.</summary>
    public override ImmutableArray<IOptimizer> Inner => [Matrices, Others];

    /// <inheritdoc/>
    private protected override int GroupOf(TensorEntry tensor) => tensor.Shape.Length == 2 ? 0 : 1;

    /// <inheritdoc/>
    private protected override string Describe(int group) => group == 0 ? "of matrices" : "of other tensors";
}
