using System.Diagnostics;

namespace PureOptim.Benchmarks;

/// <summary>The best of many: the speed of the machine when it is undisturbed.</summary>
internal static class Measurement
{
    /// <summary>Seconds for one call: the best of many blocks of calls, each about a millisecond long, within a number of seconds.</summary>
    internal static double BestSeconds(Action call, double seconds = 1)
    {
        var (calls, best) = (1, double.PositiveInfinity);
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds;)
        {
            var block = Stopwatch.GetTimestamp();
            for (var i = 0; i < calls; i++) call();
            var spent = Stopwatch.GetElapsedTime(block).TotalSeconds;
            best = Math.Min(best, spent / calls);
            if (spent < 1e-3) calls *= 2;
        }

        return best;
    }
}
