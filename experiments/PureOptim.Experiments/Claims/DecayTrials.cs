using System.Collections.Immutable;
using PureOptim.Experiments.Descriptions;
using PureOptim.Experiments.Sweeps;
using PureOptim.Objectives;
using PureOptim.Optimizers;

namespace PureOptim.Experiments.Claims;

/// <summary>RMSProp over decays and learning rates.</summary>
internal static class DecayTrials
{
    internal static ImmutableArray<Trial> Of(Effort effort) =>
    [
        .. from objective in new Objective[] { Objective.Valley, Objective.LogisticRegression }
           from start in Draws.Starts(objective, effort.Seeds)
           from rmsProp in Settings(effort)
           select new Trial(new(Trial.Name, new Minimize(objective, start), [new(rmsProp)]) { Steps = 30 }, rmsProp.Name),
        .. from seed in Enumerable.Range(0, effort.Seeds)
           from rmsProp in Settings(effort)
           select Networks.Trial(rmsProp, (ulong)seed, effort),
    ];

    private static IEnumerable<RmsProp> Settings(Effort effort) =>
        from decay in effort.Decays from rate in effort.Rates select new RmsProp { LearningRate = rate, Decay = decay };
}
