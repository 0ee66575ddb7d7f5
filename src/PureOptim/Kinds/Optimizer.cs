using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// The common base of all kinds of optimizers. Derive from <see cref="ElementWise"/>, <see cref="TensorWise"/>, <see cref="Wrapper"/>,
/// <see cref="UpdateWrapper"/> or <see cref="Composition"/>; stepping, checking, vectorising, sharing among threads and working in place come
/// from here.
/// </summary>
public abstract record Optimizer : IOptimizer
{
    /// <summary>The maximum depth of wrapping.</summary>
    internal const int MostNested = 64;

    private protected Optimizer()
    {
    }

    /// <inheritdoc/>
    public virtual string Name => GetType().Name;

    /// <inheritdoc cref="IOptimizer.DisplayName"/>
    public virtual string DisplayName => Name;

    /// <inheritdoc cref="IOptimizer.Traits"/>
    public virtual OptimizerTraits Traits => OptimizerTraits.None;

    /// <inheritdoc cref="IOptimizer.Lacks"/>
    public virtual OptimizerTraits Lacks => OptimizerTraits.None;

    /// <inheritdoc cref="IOptimizer.Needs"/>
    public virtual Needs Needs => Needs.Gradient;

    /// <summary>The slots of the optimizer's memory, besides the number of steps. Names must be distinct and not empty. None by default.</summary>
    public virtual ImmutableArray<Slot> Slots => [];

    /// <inheritdoc cref="IOptimizer.Inner"/>
    public virtual ImmutableArray<IOptimizer> Inner => [];

    /// <inheritdoc/>
    public virtual OptimizerState<T> Init<T>(Parameters<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Check(parameters.Layout);
        return StateMemory<T>.Freeze(InitialMemory(Kernels.Of<T>(), parameters.Layout, parameters.Values));
    }

    /// <inheritdoc/>
    public virtual Iterate<T> Step<T>(OptimizerState<T> state, Parameters<T> parameters, Evaluation<T> evaluation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Stepping.Step(this, state, parameters, evaluation);

    /// <inheritdoc cref="IOptimizer.Result{T}"/>
    public virtual Parameters<T> Result<T>(Iterate<T> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => at.Parameters;

    /// <summary>
    /// The unit of a hyperparameter, by the name of its property: what its <see cref="HyperparameterAttribute"/> says. To be overridden where the
    /// unit depends on an option. Null where it is not known.
    /// </summary>
    /// <param name="hyperparameter">The name of the property.</param>
    protected internal virtual HyperparameterUnit? UnitOf(string hyperparameter) =>
        Declared(hyperparameter) is { } declared ? new(declared.Parameter, declared.Gradient) : null;

    /// <summary>
    /// A hyperparameter that stays within the bounds that its <see cref="HyperparameterAttribute"/> has: <c>init =&gt; field = Checked(value)</c>.
    /// </summary>
    /// <param name="value">The hyperparameter.</param>
    /// <param name="name">The property; the compiler writes it down.</param>
    /// <exception cref="ArgumentOutOfRangeException">It goes beyond.</exception>
    protected Schedule Checked(Schedule value, [CallerMemberName] string name = "") => Guard.Within(value, BoundsOf(name), name);

    /// <inheritdoc cref="Checked(Schedule, string)"/>
    protected TNumber Checked<TNumber>(TNumber value, [CallerMemberName] string name = "")
        where TNumber : struct, INumber<TNumber> => Guard.Within(value, BoundsOf(name), name);

    /// <summary>
    /// The type and its hyperparameters and options in the order in which they are declared, as in <c>Sgd { LearningRate = 0.01 }</c>. It stands here,
    /// because the text that the compiler writes for a record has numbers as the user's culture writes them.
    /// </summary>
    public sealed override string ToString() => string.Join(", ", Settings) is { Length: > 0 } settings ? $"{GetType().Name} {{ {settings} }}" : $"{GetType().Name} {{ }}";

    /// <summary>The text between the braces.</summary>
    internal virtual IEnumerable<string> Settings => GetType().GetProperties()
        .Where(property => property.SetMethod is { IsPublic: true })
        .OrderBy(property => Depth(property.DeclaringType))
        .Select(property => Invariant($"{property.Name} = {property.GetValue(this)}"));

    /// <summary>The declaration of a hyperparameter, by the name of its property; null if there is none.</summary>
    internal virtual HyperparameterAttribute? Declared(string hyperparameter) => HyperparameterAttribute.Find(GetType(), hyperparameter);

    /// <summary>
    /// The name of the list of the inner optimizers in paths of hyperparameters, where each of them can be replaced; null where they are properties, or
    /// created by each call.
    /// </summary>
    internal virtual string? InnerList => null;

    /// <summary>The optimizer with one of its list of inner optimizers replaced.</summary>
    internal virtual Optimizer WithInner(int inner, IOptimizer optimizer) => throw new NotSupportedException($"{Name} has no list of optimizers.");

    /// <summary>The same optimizer as another object.</summary>
    internal Optimizer Copy() => this with { };

    /// <summary>
    /// Why the optimizer cannot work on a tensor, as the rest of a sentence that begins with its name: <c>works on matrices only</c>; null where it can,
    /// as most can on any. <see cref="Init{T}"/> refuses such a tensor.
    /// </summary>
    /// <param name="name">The tensor's name.</param>
    /// <param name="shape">Its shape.</param>
    protected virtual string? FaultOf(string name, ImmutableArray<int> shape) => null;

    /// <summary>Refuses a layout that the optimizer, or one that it wraps, cannot work on, and an optimizer that cannot work at all.</summary>
    internal virtual void Check(Layout layout)
    {
        KindGuard.Slots(this);
        KindGuard.Depth(this);
        foreach (var entry in layout.Entries)
        {
            if (FaultOf(entry.Name, entry.Shape) is { } fault)
                throw new ArgumentException($"{Name} {fault}; '{entry.Name}' has shape {TensorEntry.Describe(entry.Shape)}.", nameof(layout));
        }
    }

    /// <summary>The layout of the parameters that an inner optimizer works on.</summary>
    internal virtual Layout LayoutOf(int inner, Layout layout) => layout;

    /// <summary>The optimizer's memory before the first step.</summary>
    internal virtual StateMemory<E> InitialMemory<E>(Kernel<E> kernel, Layout layout, ReadOnlySpan<E> parameters)
        where E : struct => StateMemory<E>.Initial(Name, Slots, layout, parameters, kernel.Start);

    /// <summary>The optimizer at work in a memory.</summary>
    internal abstract Stepper<E> Stepper<E>(Kernel<E> kernel, StateMemory<E> memory, Layout layout)
        where E : struct;

    private static int Depth(Type? type) => type is null ? 0 : 1 + Depth(type.BaseType);

    private Bounds BoundsOf(string property) => Declared(property)?.Bounds
        ?? throw new InvalidOperationException($"{Name}.{property} has no [Hyperparameter] to say what its bounds are.");
}
