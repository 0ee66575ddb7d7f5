using System.Diagnostics;

namespace PureOptim.PropertyTests.Specimens;

/// <summary>Gradient descent whose rate depends on what the clock shows.</summary>
internal sealed record ClockReader : StatelessOptimizer
{
    protected override Parameters<T> Move<T>(Parameters<T> parameters, Parameters<T> gradients, T rate)
    {
        var sinceTheMinute = Stopwatch.GetTimestamp() % (60 * Stopwatch.Frequency);
        return Descend(parameters, gradients, rate * (T.One + T.CreateChecked(sinceTheMinute % 1_000_003 / 1_000_003.0)));
    }
}
