using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;

namespace PureOptim.Article.Claims;

/// <summary>An optimizer on an objective in double precision, with every point of its path as the result.</summary>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Objective">The function.</param>
/// <param name="Start">The start of the path.</param>
/// <param name="Steps">The number of steps.</param>
internal sealed record PathExperiment(IOptimizer Optimizer, Objective Objective, ImmutableArray<double> Start, long Steps)
{
    /// <summary>
    /// The number of steps of an earlier path, from the same start, whose last state this one begins with: 0 for a fresh state, as it should be.
    /// </summary>
    internal long WarmUp { get; init; }

    /// <summary>
    /// The experiment as a trial; null where no description can say it: for a state from elsewhere, or an optimizer that is not in the library.
    /// </summary>
    internal Trial? Trial => WarmUp > 0 || Optimizer.GetType().Assembly != typeof(IOptimizer).Assembly
        ? null
        : new(new(Runs.Trials.Trial.Name, new Minimize(Objective, Start), [new(Optimizer)]) { Steps = Steps }, Optimizer.Name);

    /// <summary>The path.</summary>
    internal PathResult Run()
    {
        var start = Optimizer.Start(Parameters<double>.Of(Layout.Vector(Start.Length), [.. Start]));
        var warm = new Iterate<double>(start.Parameters, Optimizer.Scan(Objective, start).ElementAt((int)WarmUp).State);
        var points = Optimizer.Scan(Objective, warm).Take((int)Steps + 1).ToArray();
        return new(
            [.. points.Select(point => point.Parameters.Values.ToImmutableArray())],
            [.. points.Select(point => point.Loss)],
            Digest.Of(points[^1].Parameters));
    }
}

/// <summary>The points of a path, from its start on.</summary>
/// <param name="Points">The start, and the point after each step.</param>
/// <param name="Losses">The value at each point.</param>
/// <param name="Digest">SHA-256 of the last point.</param>
internal sealed record PathResult(ImmutableArray<ImmutableArray<double>> Points, ImmutableArray<double> Losses, string Digest)
{
    /// <summary>The last point.</summary>
    internal ImmutableArray<double> End => Points[^1];

    /// <summary>The step of that number, from 1: the point after it less the point before.</summary>
    internal ImmutableArray<double> Step(int number) => [.. Points[number].Zip(Points[number - 1], (after, before) => after - before)];
}
