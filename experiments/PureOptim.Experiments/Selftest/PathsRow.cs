using PureOptim.Article;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;

namespace PureOptim.Experiments.Selftest;

/// <summary>The paths of six optimizers down a valley, as <c>run naive</c> makes them: every point and every loss.</summary>
internal sealed record PathsRow() : SelfTest("paths", "30 steps of six optimizers in the plane")
{
    internal override void AddTo<T>(Digest digest, int threads)
    {
        var naive = BuiltInDescriptions.Load("naive") with { Precision = typeof(T) == typeof(float) ? FloatType.Float32 : FloatType.Float64 };
        foreach (var path in Plan.For(naive, null, threads).Run(_ => { }).Traces.Cast<PathTrace>())
        {
            digest.Add(path.Optimizer);
            foreach (var point in path.Points) Add(digest, "point", [.. point.Select(T.CreateTruncating)]);
            Add(digest, "losses", [.. path.Losses.Select(T.CreateTruncating)]);
            digest.Add(path.Digest);
        }
    }
}
