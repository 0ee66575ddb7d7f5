using System.Collections.Immutable;

namespace PureOptim.Figures;

/// <summary>One panel of estimates.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Axis">The axis of the values.</param>
/// <param name="Rows">The rows, from the top.</param>
public sealed record IntervalPanel(string Title, PlotAxis Axis, ImmutableArray<IntervalRow> Rows)
{
    /// <summary>The same with a place for zeros on a logarithmic axis, if there are any.</summary>
    internal IntervalPanel WithFloor() => this with { Axis = Axis.For(Rows.SelectMany(row => new[] { row.Value, row.Low, row.High })) };
}
