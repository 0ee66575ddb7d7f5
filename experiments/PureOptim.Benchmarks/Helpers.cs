using PureOptim.Core;

namespace PureOptim.Benchmarks;

/// <summary>The threads of a team beside the first.</summary>
internal static class Helpers
{
    /// <summary>Measures while they serve. They end with the measurement: they would disturb the peer.</summary>
    internal static double During(Team team, Func<double> measure)
    {
        var helpers = Enumerable.Range(1, team.Threads - 1).Select(thread => new Thread(() => team.Serve(thread)) { IsBackground = true }).ToArray();
        foreach (var helper in helpers) helper.Start();
        try
        {
            return measure();
        }
        finally
        {
            team.Dismiss();
            foreach (var helper in helpers) helper.Join();
        }
    }
}
