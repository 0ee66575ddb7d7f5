using System.Collections.Immutable;

namespace PureOptim.Figures;

/// <summary>One path through the plane: where it started, and where it was after each step.</summary>
/// <param name="Name">Whose path it is.</param>
/// <param name="Settings">What the reader needs to know about the run, in a few words: <c>lr 0.1, decay 0.99</c>.</param>
/// <param name="Points">The start, and the point after each step. Anything is allowed, also what is not a number.</param>
public sealed record PathSeries(string Name, string Settings, ImmutableArray<PlotPoint> Points);
