using PureOptim.Numerics;

namespace PureOptim.Core;

/// <summary>The loss along the update of an optimizer: the line that a <see cref="LineSearch"/> looks at.</summary>
public sealed class Line
{
    private readonly TensorStep _model;

    internal Line(TensorStep model, Scalar loss)
    {
        _model = model;
        Start = new(0, Known(loss), Slope(model.Gradient));
    }

    /// <summary>The parameters before the step.</summary>
    public LinePoint Start { get; }

    /// <summary>The largest magnitude of the update, in parameter units.</summary>
    public double Length => _model.Update.LargestMagnitude().Value;

    /// <summary>The loss at a rate; infinite where it is no number.</summary>
    public double LossAt(double rate) => Known(_model.LossAt(Point(rate)));

    /// <summary>The loss and the slope at a rate.</summary>
    public LinePoint At(double rate)
    {
        var (loss, gradient) = _model.At(Point(rate));
        return new(rate, Known(loss), Slope(gradient));
    }

    /// <summary>As a step would leave the parameters, to the bit.</summary>
    private Vector Point(double rate) => _model.Parameter - (Scalar)rate * _model.Update;

    private double Slope(Vector gradient) => -gradient.Dot(_model.Update).Value;

    private static double Known(Scalar loss) => double.IsNaN(loss.Value) ? double.PositiveInfinity : loss.Value;
}
