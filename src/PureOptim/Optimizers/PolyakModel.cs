using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>The average of the straight lines that touch the loss where gradients were taken, which MoMo follows down to a lowest loss.</summary>
internal readonly struct PolyakModel
{
    private const string Loss = "MeanLoss", Product = "MeanProduct", Lowest = "LowestLoss";

    private readonly StepContext _t;
    private readonly Scalar _height, _product;

    /// <summary>The model after the gradient of a step.</summary>
    /// <param name="tensor">The model.</param>
    /// <param name="t">The step.</param>
    /// <param name="beta">The decay of the averages.</param>
    /// <param name="moment">The average of the gradients.</param>
    internal PolyakModel(TensorStep tensor, StepContext t, Scalar beta, Vector moment)
    {
        _t = t;
        var loss = t.Keep(Loss, beta * t.Kept(Loss) + (1 - beta) * t.Loss);
        var product = t.Keep(Product, beta * t.Kept(Product) + (1 - beta) * tensor.Gradient.Dot(tensor.Parameter));
        (_height, _product) = (loss - product, moment.Dot(tensor.Parameter));
    }

    /// <summary>The numbers of the run that it takes.</summary>
    internal static ImmutableArray<Slot> Slots(double lowerBound) => [Slot.Run(Loss, 0, "f̄", @"\bar f"), Slot.Run(Product, 0, "γ", @"\gamma"), Slot.Run(Lowest, lowerBound, "f*", "f^*")];

    /// <summary>The length τ of the step, times the moment's.</summary>
    /// <param name="square">The moment's squared length.</param>
    /// <param name="rate">η.</param>
    /// <param name="shrinkage">η λ.</param>
    /// <param name="seen">The weight of all that the averages have seen.</param>
    /// <param name="adapted">The least that the lowest loss is taken for, if it is estimated.</param>
    internal Scalar Step(Scalar square, Scalar rate, Scalar shrinkage, Scalar seen, double? adapted)
    {
        var (grown, lowest) = (1 + shrinkage, _t.Kept(Lowest));
        if (adapted is { } bound)
        {
            var cap = grown * _height + _product;
            lowest = Scalar.IfLess(cap, grown * seen * lowest, Scalar.Max(cap / (2 * seen * grown), bound), lowest);
        }

        var length = Scalar.Max(grown * (_height - seen * lowest) + _product, 0) / Scalar.IfLess(0, square, square, 1);
        var step = Scalar.Min(rate / seen, Scalar.IfLess(0, square, length, 0));
        _t.Keep(Lowest, adapted is { } least ? Scalar.Max((_height + _product - step * square / 2) / seen, least) : lowest);
        return step;
    }
}
