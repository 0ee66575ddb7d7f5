using System.Diagnostics;

namespace PureOptim.Benchmarks;

/// <summary>The best of many: the speed of the machine when it is undisturbed.</summary>
internal static class Measurement
{
    /// <summary>How long a side is measured in a round, in seconds, unless a call takes longer.</summary>
    internal const double RoundSeconds = 0.2;

    /// <summary>Seconds for one call: the best of many blocks of calls, each about a millisecond long, within the time of a round; or those of a single call that takes longer.</summary>
    internal static double BestSeconds(Action call)
    {
        var (calls, best) = (1, double.PositiveInfinity);
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < RoundSeconds;)
        {
            var block = Stopwatch.GetTimestamp();
            for (var i = 0; i < calls; i++) call();
            var spent = Stopwatch.GetElapsedTime(block).TotalSeconds;
            best = Math.Min(best, spent / calls);
            if (spent < 1e-3) calls *= 2;
        }

        return best;
    }

    /// <summary>What rounds find of something that has no peer, after one that does not count.</summary>
    internal static Spread InRounds(int rounds, Func<double> measure)
    {
        measure();
        return Spread.Of([.. Enumerable.Range(0, rounds).Select(_ => measure())]);
    }
}
