using System.Collections.Immutable;

namespace PureOptim.Experiments.Figures;

/// <summary>Curves over one axis, smoothed.</summary>
public sealed record CurvesData
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What is shown and how to read it, in sentences, for the page.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>The name of the horizontal axis.</summary>
    public string Horizontal { get; init; } = "iterations";

    /// <summary>The name of the vertical axis.</summary>
    public string Vertical { get; init; } = "loss";

    /// <summary>Where on the horizontal axis the first value lies.</summary>
    public double First { get; init; } = 1;

    /// <summary>How far apart on the horizontal axis the values lie.</summary>
    public double Spacing { get; init; } = 1;

    /// <summary>How many values from one marker to the next; where the curves are shorter than that, a tenth of the longest.</summary>
    public int MarkerEvery { get => field <= Longest ? field : int.Max(1, Longest / 10); init; } = 100;

    /// <summary>The upper end of the vertical axis, which starts at 0; at least 1e-300 and at most 1e300.</summary>
    public double Top { get; init => field = double.Clamp(value, 1e-300, 1e300); } = 1;

    /// <summary>The weights that smooth the curves; a single 1 leaves them as they are.</summary>
    public ImmutableArray<double> Smoothing { get; init; } = KaiserWindow.Weights(11, 2);

    /// <summary>How many values at the end the final value is the mean of.</summary>
    public int FinalMean { get; init; } = 100;

    /// <summary>The curves, in the order of the legend.</summary>
    public required ImmutableArray<CurveSeries> Curves { get; init; }

    /// <summary>How many values the longest curve has.</summary>
    public int Longest => Curves.Select(curve => curve.Values.Length).DefaultIfEmpty().Max();

    /// <summary>The place on the horizontal axis of the value at <paramref name="index"/>.</summary>
    public double At(int index) => First + index * Spacing;
}
