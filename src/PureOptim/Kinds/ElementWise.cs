using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// An optimizer whose rule treats each coordinate by itself. A derived type names the slots and hands the rule of a step to
/// <see cref="Coordinates{R}.Apply{TRule, TMemory}"/>.
/// </summary>
/// <remarks>
/// Because no coordinate reads another, the bits of a step depend on neither the width of the hardware's vectors nor the partition of the
/// coordinates among threads.
/// </remarks>
public abstract record ElementWise : Optimizer
{
    /// <summary>That it treats each coordinate by itself; nothing more unless a rule says so.</summary>
    public override OptimizerTraits Traits => OptimizerTraits.ElementWise;

    /// <summary>The optimizer that an interface describes.</summary>
    /// <param name="formula">Its name, slots and rule.</param>
    public static ElementWise Of(IElementWise formula) => new Described(formula ?? throw new ArgumentNullException(nameof(formula)));

    /// <summary>
    /// Applies the rule of one step: <c>coordinates.Apply&lt;Rule&lt;R&gt;, R&gt;(new(t.Of(LearningRate), ...))</c>. Numbers that depend on the step only
    /// are computed here, once a sweep.
    /// </summary>
    /// <param name="coordinates">The coordinates to go over.</param>
    /// <param name="t">The step.</param>
    /// <typeparam name="R">The number system.</typeparam>
    public abstract void Sweep<R>(Coordinates<R> coordinates, StepContext t)
        where R : struct, IReal<R>;

    /// <inheritdoc/>
    public override Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation) =>
        Needs == Needs.Gradient && state is { Scalars.IsEmpty: true } ? Stepping.Step(this, state, parameters, evaluation.Gradient) : base.Step(state, parameters, evaluation);

    /// <summary>
    /// A scalar that is positive for a reason, such as an ε that keeps 0/0 away: itself, or the smallest positive number of
    /// <typeparamref name="R"/> where it would round to 0. Only one that is exactly 0 stays 0.
    /// </summary>
    /// <param name="value">The scalar, at least 0.</param>
    /// <typeparam name="R">The number system of the rule.</typeparam>
    protected static Scalar Positive<R>(Scalar value)
        where R : struct, IReal<R> => Positive<R>(value, 1);

    /// <summary>The same of a scalar times what the step makes of it, as Adam's correction does: their product may vanish before it is rounded.</summary>
    /// <param name="value">The scalar, at least 0.</param>
    /// <param name="factor">The factor, above 0.</param>
    /// <typeparam name="R">The number system of the rule.</typeparam>
    protected static Scalar Positive<R>(Scalar value, Scalar factor)
        where R : struct, IReal<R>
    {
        var product = value * factor;
        return value.ValueOrNaN > 0 && product.ValueOrNaN < R.SmallestPositive ? R.SmallestPositive : product;
    }

    /// <inheritdoc/>
    internal sealed override Stepper<E> Stepper<E>(Kernel<E> kernel, StateMemory<E> memory, Layout layout) =>
        kernel.StepperOf(this, memory);

    /// <summary>An optimizer from an interface, for languages that cannot derive from this.</summary>
    private sealed record Described(IElementWise Formula) : ElementWise
    {
        /// <inheritdoc/>
        public override string Name => Formula.Name;

        /// <inheritdoc/>
        public override ImmutableArray<Slot> Slots => Formula.Slots;

        /// <inheritdoc/>
        public override OptimizerTraits Traits => OptimizerTraits.ElementWise | Formula.Traits;

        /// <inheritdoc/>
        public override void Sweep<R>(Coordinates<R> coordinates, StepContext t) => Formula.Sweep(coordinates, t);

        /// <summary>The traits that the describing type declares.</summary>
        internal override HyperparameterAttribute? Declared(string hyperparameter) => HyperparameterAttribute.Find(Formula.GetType(), hyperparameter);

        /// <inheritdoc/>
        internal override IEnumerable<string> Settings => [$"{Formula}"];
    }
}
