using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>
/// One step of one tensor, or of the whole model as one vector, as an optimizer's formula sees it: parameters, gradient and slots as they were
/// before the step, and the slots' new values, which take effect when the parameters move.
/// </summary>
public abstract class TensorStep
{
    private protected TensorStep(string? name, ImmutableArray<int> shape) => (Name, Shape) = (name, shape);

    /// <summary>The tensor's name; null for the model as one vector.</summary>
    public string? Name { get; }

    /// <summary>The tensor's shape; the number of all parameters for the model.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The number of elements.</summary>
    public int Length => Parameter.Length;

    /// <summary>The parameters. In <see cref="Wrapper.Finish"/> those after the step.</summary>
    public Vector Parameter => field ??= new VectorNode.Input(this, Shape, VectorSources.Parameters);

    /// <summary>The gradient.</summary>
    public Vector Gradient => field ??= new VectorNode.Input(this, Shape, VectorSources.Gradients);

    /// <summary>The update of the wrapped optimizer, to be subtracted from the parameters; for <see cref="UpdateWrapper.After"/>.</summary>
    public Vector Update => field ??= new VectorNode.Input(this, Shape, VectorSources.Updates);

    /// <summary>The curvature at the parameters, before the step, along each coordinate; for optimizers whose <see cref="IOptimizer.Needs"/> include it.</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public abstract Vector Curvature { get; }

    /// <summary>Its name in messages.</summary>
    internal string Description => Name is null ? "the model" : $"'{Name}'";

    /// <summary>A slot as it was before the step.</summary>
    /// <exception cref="ArgumentException">There is no such slot, or this tensor has none.</exception>
    public abstract Vector this[string slot] { get; }

    /// <summary>The one number that a slot of shape <see cref="SlotShape.Number"/> has for this tensor.</summary>
    /// <exception cref="ArgumentException">There is no such slot.</exception>
    public abstract Scalar Number(string slot);

    /// <summary>Whether this tensor has the slot.</summary>
    public abstract bool Has(string slot);

    /// <summary>Sets what a slot holds after the step, and returns it.</summary>
    /// <exception cref="ArgumentException">There is no such slot, or the shape differs.</exception>
    public abstract Vector Keep(string slot, Vector value);

    /// <summary>Sets the number that a slot of shape <see cref="SlotShape.Number"/> has after the step, and returns it.</summary>
    /// <exception cref="ArgumentException">There is no such slot.</exception>
    public abstract Scalar Keep(string slot, Scalar value);

    /// <summary>A vector of given numbers, each rounded to the precision of the run. The vector is a copy of them, made in each step.</summary>
    /// <param name="values">As many numbers as there are elements.</param>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    public abstract Vector Given(Parameters<double> values);

    /// <summary>A vector with the same number everywhere.</summary>
    /// <param name="value">The number.</param>
    public Vector Filled(Scalar value) => new VectorNode.Constant(Parameter, value);

    /// <summary>
    /// Draws from the standard normal distribution, one for each element: element i of the model's vector is draw i of the key, on any machine
    /// and any number of threads.
    /// </summary>
    /// <param name="key">The key, for instance that of a seed with the number of the step folded in.</param>
    public Vector Normal(RandomKey key) => new VectorNode.Normal(this, Shape, key, Offset);

    /// <summary>
    /// The update that leads to given parameters: the step puts them there to the bit, where taking off a difference would round. For formulas whose
    /// order of operations has no update in it, such as θ' = γ θ - a.
    /// </summary>
    /// <param name="parameters">The parameters after the step.</param>
    public Vector To(Vector parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new VectorNode.Placement(Parameter, parameters);
    }

    /// <summary>
    /// A scalar that is positive for a reason, such as an ε that keeps 0/0 away: itself, or the smallest positive number of the run's precision where
    /// it would round to 0. Only one that is exactly 0 stays 0.
    /// </summary>
    /// <param name="value">The scalar, at least 0.</param>
    public abstract Scalar Positive(Scalar value);

    /// <summary>The same of a scalar times what the step makes of it, as Adam's correction does: their product may vanish before it is rounded.</summary>
    /// <param name="value">The scalar, at least 0.</param>
    /// <param name="factor">The factor, above 0.</param>
    public Scalar Positive(Scalar value, Scalar factor)
    {
        var product = value * factor;
        return Positive(value.ValueOrNaN > 0 && product.ValueOrNaN == 0 ? double.Epsilon : product);
    }

    /// <summary>
    /// The loss of the batch at another point, and the gradient there: for formulas of the whole model, of an optimizer whose <see cref="IOptimizer.Needs"/> include
    /// <see cref="Needs.Loss"/> and <see cref="Needs.OtherPoints"/>. It may be asked for any number of times in a step.
    /// </summary>
    /// <param name="point">The parameters there.</param>
    /// <exception cref="InvalidOperationException">It is one tensor of several, or nothing can be evaluated elsewhere.</exception>
    public abstract (Scalar Loss, Vector Gradient) At(Vector point);

    /// <summary>The loss of the batch at another point, without the gradient.</summary>
    /// <inheritdoc cref="At"/>
    public abstract Scalar LossAt(Vector point);

    /// <summary>The place of the first element in the vector of the optimizer.</summary>
    internal abstract int Offset { get; }

    internal abstract Scalar Norm(Vector vector);

    internal abstract Scalar Reduce(ReductionKind kind, Vector left, Vector right);

    internal abstract Vector Lines(Vector matrix, LineReduction reduction, bool ofRows);

    internal abstract Vector Repeat(Vector line, int times, bool asRows);

    internal abstract Vector Outer(Vector rows, Vector columns);

    internal abstract Vector Product(Vector left, Vector right, bool transposeRight);

    internal abstract Vector Transpose(Vector matrix);

    internal abstract Vector InverseRoot(Vector matrix, int root, Scalar ridge);

    internal abstract Vector Eigenvectors(Vector matrix);

    internal abstract Vector OrthonormalRows(Vector matrix);

    internal abstract Vector TimesInverse(Vector matrix, Vector triangle);

    internal abstract Vector UpperTriangle(Vector matrix, int from);

    internal abstract Vector RowsByFalling(Vector matrix, Vector keys);

    internal abstract Vector FirstRows(Vector matrix, int rows);

    internal abstract Vector Store(Vector vector);

    internal abstract Vector Reshape(Vector vector, ImmutableArray<int> shape);
}
