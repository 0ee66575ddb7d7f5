using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;

namespace PureOptim.Runs.Sweeps;

/// <summary>What a trial is with which settings, as a table has it.</summary>
/// <param name="Label">The label of the optimizer.</param>
/// <param name="Precision">The element type.</param>
/// <param name="Steps">The number of steps.</param>
/// <param name="Seed">The seed.</param>
/// <param name="OfOptimizer">The settings of the optimizer, as <see cref="SettingLeaves"/> names them.</param>
/// <param name="OfProblem">Those of the problem.</param>
internal readonly record struct TrialSettings(
    string Label, FloatType Precision, long Steps, ulong Seed, ImmutableArray<KeyValuePair<string, string>> OfOptimizer, ImmutableArray<KeyValuePair<string, string>> OfProblem)
{
    /// <summary>The settings of a trial.</summary>
    internal static TrialSettings Of(Trial trial) => new(
        trial.Label, trial.Description.Precision, trial.Description.Steps, trial.Description.Seed, SettingLeaves.Of(trial.Entry.Optimizer), SettingLeaves.Of(trial.Description.Problem));

    /// <summary>All settings.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Leaves => OfOptimizer.Concat(OfProblem);
}
