using PureOptim.Core;

namespace PureOptim.Benchmarks;

/// <summary>Steps in place of an optimizer in float32, all on the same gradient.</summary>
internal sealed class StepCall
{
    private readonly Team _team;
    private readonly InPlaceRun<float> _run;
    private readonly float[] _gradient;

    /// <param name="optimizer">The optimizer.</param>
    /// <param name="layout">The tensors, which start at 1.</param>
    /// <param name="threads">The number of threads.</param>
    internal StepCall(IOptimizer optimizer, Layout layout, int threads)
    {
        _team = new(threads);
        _run = new(optimizer, optimizer.Start(Parameters<float>.Filled(layout, 1)), _team);
        _gradient = new float[layout.Length];
        for (var i = 0; i < _gradient.Length; i++) _gradient[i] = i % 1000 / 1000f - 0.5f;
    }

    /// <summary>Seconds a step, of the best of several blocks of some steps.</summary>
    internal double Seconds(int steps = 1) => Helpers.During(_team, () => Measurement.BestSeconds(() =>
    {
        for (var step = 0; step < steps; step++) _run.Step(_gradient);
    })) / steps;
}
