using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Runs.Trials;

/// <summary>
/// One run of a sweep: a description of its own with one optimizer, and so with an identity of its own. Names and labels are no part of it:
/// what two sweeps have in common is run once.
/// </summary>
/// <param name="Description">The description to run.</param>
/// <param name="Label">The label of the optimizer in the sweep.</param>
internal sealed record Trial(Description Description, string Label)
{
    /// <summary>The name in the description of every trial.</summary>
    internal const string Name = "trial";

    /// <summary>SHA-256 of the description.</summary>
    internal string Id { get; } = Description.Id;

    /// <summary>The same in 32 bytes.</summary>
    internal TrialId Key => TrialId.Parse(Id)!.Value;

    /// <summary>The only optimizer.</summary>
    internal RunEntry Entry => Description.Optimizers[0];

    /// <summary>The trials of which a description with several optimizers consists.</summary>
    internal static IEnumerable<Trial> Of(Description description) => description.Optimizers.Select(entry => new Trial(
        new(Name, description.Problem, [new(entry.Optimizer)]) { Precision = description.Precision, Seed = description.Seed, Steps = description.Steps },
        entry.Label));

    /// <summary>The trial for people: identity, what runs, on what.</summary>
    public override string ToString() =>
        Invariant($"trial {Id[..16]} ({Label}: {SettingsText.Of(Entry.Optimizer)} on {ProblemText.Of(Description.Problem)}, seed {Description.Seed})");
}
