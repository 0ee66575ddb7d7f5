using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Experiments.Descriptions;
using PureOptim.Parameters;
using PureOptim.Training;

namespace PureOptim.Experiments.Runs;

/// <summary>Every optimizer's path over an objective.</summary>
internal sealed record MinimizePlan(Description Description, Minimize Problem) : Plan(Description)
{
    internal override RunResult Run(Action<Progress> observe) => new(Description, [.. Description.Optimizers.Select((entrant, index) =>
        Description.Precision == Precision.Float32 ? Path<float>(entrant, index, observe) : Path<double>(entrant, index, observe))]);

    private PathTrace Path<T>(Entrant entrant, int index, Action<Progress> observe)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var start = Parameters<T>.Of(Layout.Vector(Problem.Start.Length), [.. Problem.Start.Select(value => T.CreateChecked(value))]);
        var points = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
        var losses = ImmutableArray.CreateBuilder<double>();
        var last = start;
        foreach (var point in entrant.Optimizer.Scan(Problem.Objective, start).TakeWhile(point => point.Step <= Description.Steps))
        {
            last = point.Parameters;
            points.Add([.. last.Values.ToArray().Select(value => double.CreateChecked(value))]);
            losses.Add(double.CreateChecked(point.Loss));
            var done = index * Description.Steps + point.Step;
            observe(new(entrant.Label, point.Step, done, Description.Optimizers.Length * Description.Steps, losses[^1], false));
        }

        return new(entrant.Label, losses.ToImmutable(), Digest.Of(last), points.ToImmutable());
    }
}
