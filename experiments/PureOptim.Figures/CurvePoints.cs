using System.Collections.Immutable;

namespace PureOptim.Figures;

/// <summary>The points of a curve that are drawn.</summary>
/// <param name="Places">The indices of the values, ascending; null where all are drawn.</param>
/// <param name="Values">The values there.</param>
internal sealed record CurvePoints(ImmutableArray<int>? Places, ImmutableArray<double> Values)
{
    /// <summary>What <see cref="Thinning"/> leaves of one of the curves of <paramref name="data"/>, raw or smoothed.</summary>
    internal static CurvePoints Of(CurvesData data, ImmutableArray<double> values)
    {
        var lost = values.TakeWhile(double.IsFinite).Count();
        var places = Thinning.Indices(values.Length, Thinning.Share(data.Curves.Length), [lost - 1, lost, values.Length - 1], i => values[i]);
        return places.Length == values.Length ? new(null, values) : new(places, [.. places.Select(i => values[i])]);
    }

    /// <summary>The points on the axes of <paramref name="data"/>.</summary>
    internal IEnumerable<PlotPoint> On(CurvesData data) => Values.Select((value, i) => new PlotPoint(data.At(Places is { } places ? places[i] : i), value));
}
