using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// An optimizer whose rule treats each coordinate by itself. Who derives from it names the slots and hands the rule of a step to
/// <see cref="Coordinates{R}.Apply{TRule, TSlots}"/>; stepping, checking, vectorising and working in place come from here.
/// </summary>
/// <remarks>
/// Because no coordinate reads another, the bits of a step depend on neither the width of the hardware's vectors nor the partition of the
/// coordinates among threads.
/// </remarks>
public abstract record CoordinateWise : IOptimizer, IInPlaceOptimizer, IHasTraits
{
    /// <inheritdoc/>
    public virtual string Name => GetType().Name;

    /// <inheritdoc cref="IOptimizer.DisplayName"/>
    public virtual string DisplayName => Name;

    /// <summary>
    /// The name of each number that is kept for a coordinate: at most four, none empty, none twice; an empty list for a rule without memory.
    /// <see cref="Init"/> and <see cref="Formula.Of"/> refuse others with an <see cref="InvalidOperationException"/>.
    /// </summary>
    public abstract ImmutableArray<string> SlotNames { get; }

    /// <summary>What the optimizer promises beyond treating each coordinate by itself; most rules are odd and ignore where they stand.</summary>
    public virtual OptimizerTraits Traits =>
        OptimizerTraits.CoordinateWise | OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.ProportionalToRate;

    /// <summary>
    /// Applies the rule of one step: <c>coordinates.Apply&lt;Rule&lt;R&gt;, R&gt;(new(LearningRate.At(step), ...))</c>. Scalars that depend
    /// on the step only are computed here, in double precision, once a sweep.
    /// </summary>
    /// <param name="coordinates">The coordinates to go over.</param>
    /// <param name="step">The number of steps taken before.</param>
    public abstract void Update<R>(Coordinates<R> coordinates, long step)
        where R : struct, IReal<R>;

    /// <summary>
    /// The symbol that formulas have for the slot or the scalar of the rule called <paramref name="name"/>. Names that the field uses for the
    /// same everywhere have theirs; others stand for themselves. A rule whose paper writes otherwise overrides this:
    /// <c>name == "Decay" ? Symbol.Named("λ", @"\lambda") : base.Notation(name)</c> for a decay of weights.
    /// </summary>
    protected internal virtual Symbol Notation(string name) => FieldNotation.Of(name);

    /// <inheritdoc/>
    public OptimizerState<T> Init<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var names = Guard.SlotNames(this);
        var slots = names.Select((_, slot) => Parameters<T>.Filled(parameters.Layout, Initial<T>(InitialValue(slot))));
        return new(Name, step: 0, names, [.. slots]);
    }

    /// <inheritdoc/>
    public Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Parameters<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradients);
        Guard.Belongs(this, state, parameters);
        Guard.SameLayout(nameof(gradients), parameters.Layout, gradients.Layout);
        var next = Workspace<T>.Uninitialized(parameters.Layout, state);
        // The sweep only reads from the old arrays.
        var slots = new T[state.Slots.Length][];
        for (var slot = 0; slot < slots.Length; slot++) slots[slot] = state.Slots[slot].Memory;
        if (typeof(T) == typeof(float))
            new CoordinateSweep<T, Lanes32, Real32>(this).Sweep(parameters.Memory, gradients.Values, slots, next.Parameters, next.Slots, 0, state.Step);
        else
            new CoordinateSweep<T, Lanes64, Real64>(this).Sweep(parameters.Memory, gradients.Values, slots, next.Parameters, next.Slots, 0, state.Step);
        return next.Freeze(state.Step + 1);
    }

    /// <inheritdoc/>
    ISweep<T> IInPlaceOptimizer.Sweep<T>() => typeof(T) == typeof(float)
        ? new CoordinateSweep<T, Lanes32, Real32>(this)
        : new CoordinateSweep<T, Lanes64, Real64>(this);

    /// <summary>
    /// A scalar such as ε that is positive for a reason, for instance to keep 0/0 away, as a number of <typeparamref name="R"/>:
    /// <paramref name="value"/> times <paramref name="factor"/>, or the smallest positive number of R where that would round to 0.
    /// </summary>
    /// <param name="value">The hyperparameter at the step, at least 0. Only where it is exactly 0 the result is 0.</param>
    /// <param name="factor">What the step makes of it, above 0, as Adam's correction does.</param>
    protected static R Positive<R>(double value, double factor = 1)
        where R : struct, IReal<R> => value > 0 ? double.Max(value * factor, R.SmallestPositive) : value;

    /// <summary>Leaves what every optimizer has out of the text of a record: its hyperparameters are what distinguishes it.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    /// <summary>
    /// What the slot at <paramref name="slot"/> holds before the first step. A positive number that would round to 0 becomes the smallest
    /// positive number of the precision: an accumulator that starts above 0 keeps 0/0 away as ε does.
    /// </summary>
    protected virtual double InitialValue(int slot) => 0;

    private static T Initial<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.CreateChecked(value) is var rounded && value > 0 && T.IsZero(rounded) ? T.Epsilon : rounded;
}
