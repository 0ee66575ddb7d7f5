namespace PureOptim.Figures;

/// <summary>A point of the plane, in the units of the data.</summary>
public readonly record struct PlotPoint(double X, double Y)
{
    /// <summary>Whether both coordinates are numbers.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y);
}
