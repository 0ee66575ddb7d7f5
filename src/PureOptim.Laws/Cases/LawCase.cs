using System.Collections.Immutable;
using System.Text;

namespace PureOptim.Laws;

/// <summary>One case that a law is tried on: an optimizer, a start, gradients, and what laws need to transform them.</summary>
public sealed record LawCase
{
    /// <summary>The optimizer, with hyperparameters drawn for this case.</summary>
    public required IOptimizer Optimizer { get; init; }

    /// <summary>The element type to run in.</summary>
    public required Precision Precision { get; init; }

    /// <summary>The parameters at the start; every number is exact in the precision.</summary>
    public required Parameters<double> Start { get; init; }

    /// <summary>The gradient of each step, with the layout of <see cref="Start"/>; every number is exact in the precision.</summary>
    public required ImmutableArray<Parameters<double>> Gradients { get; init; }

    /// <summary>Other gradients, as many, for laws about two runs.</summary>
    public required ImmutableArray<Parameters<double>> OtherGradients { get; init; }

    /// <summary>A number of steps, from 0 to that of the gradients.</summary>
    public required int Split { get; init; }

    /// <summary>An exponent k of a scale 2^k, from -8 to 8.</summary>
    public required int Exponent { get; init; }

    /// <summary>A number for each coordinate from which a law derives a permutation, signs, or scales.</summary>
    public required ImmutableArray<int> Marks { get; init; }

    /// <summary>The number of steps.</summary>
    public int Steps => Gradients.Length;

    /// <summary>The coordinates ordered by their marks: a permutation.</summary>
    public ImmutableArray<int> Permutation => [.. Enumerable.Range(0, Start.Length).OrderBy(i => Marks[i])];

    /// <summary>For each coordinate 1 or -1.</summary>
    public ImmutableArray<double> Signs => [.. Marks.Select(mark => (mark & 1) == 0 ? 1.0 : -1.0)];

    /// <summary>The gradients with a number of the coordinate's own size in place of every 0, for laws that divide by them.</summary>
    internal ImmutableArray<Parameters<double>> NonzeroGradients
    {
        get
        {
            double[] sizes = [.. Enumerable.Range(0, Start.Length).Select(i => Gradients.Select(g => double.Abs(g[i])).DefaultIfEmpty().Max())];
            return [.. Gradients.Select(g => g.Map((value, i) => value != 0 ? value : sizes[i] > 0 ? sizes[i] : 1))];
        }
    }

    /// <summary>Runs the case's optimizer from the case's start over its gradients.</summary>
    public Trajectory Run() => Run(Start, Gradients);

    /// <summary>Runs the case's optimizer from another start or over other gradients.</summary>
    public Trajectory Run(Parameters<double> start, IEnumerable<Parameters<double>> gradients) => Run(Optimizer, start, gradients);

    /// <summary>Runs another optimizer in the case's precision.</summary>
    public Trajectory Run(IOptimizer optimizer, Parameters<double> start, IEnumerable<Parameters<double>> gradients) =>
        Precision == Precision.Binary32
            ? Trajectory.Of<float>(optimizer, start, gradients)
            : Trajectory.Of<double>(optimizer, start, gradients);

    /// <summary>Runs another optimizer with parameters in another unit, which losses and curvatures follow.</summary>
    internal Trajectory Run(IOptimizer optimizer, Parameters<double> start, IEnumerable<Parameters<double>> gradients, double unit) =>
        Precision == Precision.Binary32
            ? Trajectory.Of<float>(optimizer, start, gradients, unit)
            : Trajectory.Of<double>(optimizer, start, gradients, unit);

    /// <summary>The case of some of the coordinates, as one vector.</summary>
    internal LawCase Only(int start, int length)
    {
        Parameters<double> Pick(Parameters<double> vector) => Parameters<double>.Of(Layout.Vector(length), vector.Values.Slice(start, length));
        return this with
        {
            Start = Pick(Start),
            Gradients = [.. Gradients.Select(Pick)],
            OtherGradients = [.. OtherGradients.Select(Pick)],
            Marks = Marks.Slice(start, length),
        };
    }

    /// <summary>The change of the parameters in each step, taken from zero so that no rounding into a large parameter hides it.</summary>
    internal ImmutableArray<Parameters<double>> Changes(IOptimizer optimizer, IEnumerable<Parameters<double>> gradients) =>
        Precision == Precision.Binary32
            ? Trajectory.Changes<float>(optimizer, Start.Layout, gradients)
            : Trajectory.Changes<double>(optimizer, Start.Layout, gradients);

    /// <summary>Goes over all steps, counted from 1, and coordinates.</summary>
    internal void ForEach(Action<int, int> examine)
    {
        for (var t = 1; t <= Steps; t++)
            for (var i = 0; i < Start.Length; i++) examine(t, i);
    }

    /// <summary>A number of the case's own that is not negative; 1 where it has no coordinate.</summary>
    internal int Mark(int i) => Marks.IsEmpty ? 1 : Marks[i % Marks.Length];

    /// <summary>The number in the case's precision.</summary>
    internal double Round(double value) => Precision == Precision.Binary32 ? (float)value : value;

    /// <summary>The case on a few lines: what a reader needs to see why a law breaks.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Invariant($"{Optimizer} in {Precision}, from {Start}"));
        for (var step = 0; step < Steps; step++) text.AppendLine().Append(Invariant($"  gradient {step + 1}: {Gradients[step]}"));
        return text.ToString();
    }
}
