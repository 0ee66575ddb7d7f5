using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using PureOptim.Core;
using PureOptim.Parameters;
using PureOptim.Training;

namespace PureOptim.PropertyTests.Generators;

/// <summary>An optimizer, where it starts, and the gradient of each step: everything a run depends on, in double, for either precision.</summary>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Layout">The tensors.</param>
/// <param name="Start">The parameters before the first step.</param>
/// <param name="Gradients">The gradient of each step.</param>
public sealed record Run(IOptimizer Optimizer, Layout Layout, ImmutableArray<double> Start, ImmutableArray<ImmutableArray<double>> Gradients)
{
    /// <summary>The gradients in the precision of T.</summary>
    public IEnumerable<Parameters<T>> GradientsOf<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Gradients.Select(gradient => Convert<T>(Layout, gradient));

    /// <summary>The start in the precision of T, with the optimizer's first state.</summary>
    public Iterate<T> StartOf<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Optimizer.Start(Convert<T>(Layout, Start));

    /// <summary>One step after another.</summary>
    public Iterate<T> Stepped<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        GradientsOf<T>().Aggregate(StartOf<T>(), (at, gradient) => Optimizer.Step(at.State, at.Parameters, gradient));

    /// <summary>The same run over some of its coordinates, as one vector.</summary>
    public Run Only(int start, int length) => this with
    {
        Layout = Layout.Vector(length),
        Start = Start.Slice(start, length),
        Gradients = [.. Gradients.Select(gradient => gradient.Slice(start, length))],
    };

    /// <summary>What is tried when a law fails, in order: fewer steps, fewer coordinates, plain options, plain numbers.</summary>
    public IEnumerable<Run> Smaller()
    {
        for (var step = 0; step < Gradients.Length; step++) yield return this with { Gradients = Gradients.RemoveAt(step) };
        if (Start.Length > 1)
        {
            yield return Only(0, Start.Length / 2);
            yield return Only(Start.Length / 2, Start.Length - (Start.Length / 2));
            yield return Only(1, Start.Length - 1);
        }
        else if (!Layout.Equals(Layout.Vector(Start.Length)))
        {
            yield return Only(0, Start.Length);
        }

        var plain = (IOptimizer)Activator.CreateInstance(Optimizer.GetType())!;
        if (!plain.Equals(Optimizer)) yield return this with { Optimizer = plain };
        for (var i = 0; i < Start.Length; i++)
            foreach (var simpler in Simpler(Start[i])) yield return this with { Start = Start.SetItem(i, simpler) };
        for (var step = 0; step < Gradients.Length; step++)
            for (var i = 0; i < Start.Length; i++)
                foreach (var simpler in Simpler(Gradients[step][i]))
                    yield return this with { Gradients = Gradients.SetItem(step, Gradients[step].SetItem(i, simpler)) };
    }

    /// <summary>The run as a reader needs it.</summary>
    public override string ToString() =>
        $"{Optimizer}\n  from {Layout}: {Numbers(Start)}\n  gradients {string.Join(" then ", Gradients.Select(Numbers))}";

    private static Parameters<T> Convert<T>(Layout layout, ImmutableArray<double> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Parameters<T>.Of(layout, [.. values.Select(T.CreateTruncating)]);

    private static IEnumerable<double> Simpler(double value) =>
        new[] { 0, 1, double.Truncate(value) }.Where(simpler => double.Abs(simpler) < double.Abs(value) || (double.IsNaN(value) && simpler is 0 or 1));

    private static string Numbers(ImmutableArray<double> values) => $"[{string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}]";
}
