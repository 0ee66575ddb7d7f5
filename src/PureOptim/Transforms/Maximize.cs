using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// Up instead of down: the wrapped optimizer minimises the function with its sign turned.
/// <code>
/// f' = -f,    g' = -g
/// </code>
/// </summary>
/// <remarks>
/// <para>
/// The sign is turned before anything else happens to the gradient, so that a decay inside still shrinks the parameters. The loss is turned too, and
/// gradients elsewhere, for optimizers that need them: <c>new Sgd().SharpnessAware(0.05).Maximizing()</c> looks for broad summits. The other way round, what looks
/// elsewhere does so for a minimum.
/// </para>
/// <para>As <c>maximize</c> of PyTorch's optimizers, which is false by default. Optax has <c>scale(-1)</c>, Keras no such thing.</para>
/// </remarks>
/// <param name="Wrapped">The optimizer that gets the turned function.</param>
public sealed record Maximize(IOptimizer Wrapped) : Wrapper(Wrapped)
{
    /// <inheritdoc/>
    public override OptimizerTraits Traits => Wrapped.Kept(
        OptimizerTraits.ElementWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Linear | OptimizerTraits.RotationEquivariant
        | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.PermutationEquivariant | OptimizerTraits.RestsWithoutGradient);

    /// <inheritdoc/>
    protected internal override bool NegatesFunction => true;
}
