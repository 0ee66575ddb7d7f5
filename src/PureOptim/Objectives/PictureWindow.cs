namespace PureOptim;

/// <summary>A rectangle of the plane to draw.</summary>
/// <param name="Left">The smallest first coordinate.</param>
/// <param name="Right">The largest first coordinate.</param>
/// <param name="Bottom">The smallest second coordinate.</param>
/// <param name="Top">The largest second coordinate.</param>
public readonly record struct PictureWindow(double Left, double Right, double Bottom, double Top)
{
    /// <summary>As in <c>[-10, 10] x [-5, 5]</c>.</summary>
    public override string ToString() => Invariant($"[{Left:R}, {Right:R}] x [{Bottom:R}, {Top:R}]");
}
