namespace PureOptim.Core;

/// <summary>A point on the line of a search: <c>θ - a u</c>.</summary>
/// <param name="Rate">The rate a: 0 where the parameters are, 1 where the update of the wrapped optimizer leads.</param>
/// <param name="Loss">The loss there; infinite where it is no number.</param>
/// <param name="Slope">The derivative of the loss by a there.</param>
public readonly record struct LinePoint(double Rate, double Loss, double Slope)
{
    /// <summary>As in <c>0.5: loss 2, slope -1</c>.</summary>
    public override string ToString() => Invariant($"{Rate:R}: loss {Loss:R}, slope {Slope:R}");
}
