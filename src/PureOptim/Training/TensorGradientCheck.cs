namespace PureOptim;

/// <summary>The coordinate of a tensor whose gradient is farthest from the central difference of the loss, in units of the bound.</summary>
/// <param name="Tensor">The tensor's name.</param>
/// <param name="Index">The coordinate's place in the tensor.</param>
/// <param name="Gradient">The derivative by the model.</param>
/// <param name="Difference">The derivative by central differences of the loss.</param>
/// <param name="Bound">The largest distance allowed between them; see <see cref="GradientCheck"/>.</param>
public readonly record struct TensorGradientCheck(string Tensor, int Index, double Gradient, double Difference, double Bound)
{
    /// <summary>The distance between them.</summary>
    public double Error => double.Abs(Gradient - Difference);

    /// <summary>Whether they are as near as they must be. Then so are those of all other coordinates of the tensor.</summary>
    public bool Holds => Error <= Bound;

    /// <summary>The tensor with the coordinate, both numbers, and the bound.</summary>
    public override string ToString() => Invariant($"{Tensor}[{Index}]: gradient {Gradient:R}, difference {Difference:R}, bound {Bound:R}, {(Holds ? "holds" : "does not hold")}");
}
