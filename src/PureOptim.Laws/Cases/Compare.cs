namespace PureOptim.Laws;

/// <summary>Comparisons that say where they fail.</summary>
internal static class Compare
{
    /// <summary>Whether two vectors have the same bits; else the first coordinate that differs, with both values.</summary>
    internal static Finding Bits(Parameters<double> left, Parameters<double> right, string what = "parameters")
    {
        if (left.Length != right.Length) return Finding.Broken(Invariant($"{what}: {left.Length} and {right.Length} numbers"));
        for (var i = 0; i < left.Length; i++)
            if (!Same(left[i], right[i])) return Finding.Broken(Invariant($"{what}[{i}]: {left[i]:R} and {right[i]:R}"));
        return Finding.Exact;
    }

    /// <summary>Whether two points of runs have the same bits in parameters and states.</summary>
    internal static Finding Bits(Iterate<double> left, Iterate<double> right) =>
        Bits(left.Parameters, right.Parameters).And(() => Bits(left.State, right.State));

    /// <summary>Whether two states have the same bits in all slots, numbers of the run, and inner states.</summary>
    internal static Finding Bits(OptimizerState<double> left, OptimizerState<double> right)
    {
        if (left.Slots.Length != right.Slots.Length) return Finding.Broken(Invariant($"{left.Slots.Length} and {right.Slots.Length} slots"));
        if (left.Inner.Length != right.Inner.Length) return Finding.Broken(Invariant($"{left.Inner.Length} and {right.Inner.Length} inner states"));
        var finding = Finding.Exact;
        for (var i = 0; i < left.Slots.Length && !finding.IsBroken; i++) finding = Bits(left.Slots[i], right.Slots[i], left.SlotNames[i]);
        for (var i = 0; i < left.Scalars.Length && !finding.IsBroken; i++)
            if (!Same(left.Scalars[i], right.Scalars[i])) finding = Finding.Broken(Invariant($"{left.ScalarNames[i]}: {left.Scalars[i]:R} and {right.Scalars[i]:R}"));
        for (var i = 0; i < left.Inner.Length && !finding.IsBroken; i++) finding = Bits(left.Inner[i], right.Inner[i]);
        return finding;
    }

    /// <summary>Whether two runs have the same bits in their parameters after every step; their states may differ.</summary>
    internal static Finding SameParameters(Trajectory left, Trajectory right)
    {
        for (var step = 0; step < left.Points.Length; step++)
        {
            var finding = Bits(left.Points[step].Parameters, right.Points[step].Parameters);
            if (finding.IsBroken) return Finding.Broken(Invariant($"after step {step}, {finding.Difference}"));
        }

        return Finding.Exact;
    }

    /// <summary>Whether two runs have the same bits at every point; else the first step that differs.</summary>
    internal static Finding Bits(Trajectory left, Trajectory right)
    {
        for (var step = 0; step < int.Min(left.Points.Length, right.Points.Length); step++)
        {
            var finding = Bits(left.Points[step], right.Points[step]);
            if (finding.IsBroken) return Finding.Broken(Invariant($"after step {step}, {finding.Difference}"));
        }

        return Finding.That(left.Points.Length == right.Points.Length, () => Invariant($"{left.Points.Length} and {right.Points.Length} points"));
    }

    /// <summary>Whether two numbers have the same bits, any NaN being as good as any other.</summary>
    internal static bool Same(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right));

    /// <summary>The vector with each number replaced.</summary>
    internal static Parameters<double> Map(this Parameters<double> vector, Func<double, int, double> map) =>
        Parameters<double>.Of(vector.Layout, [.. Enumerable.Range(0, vector.Length).Select(i => map(vector[i], i))]);
}
