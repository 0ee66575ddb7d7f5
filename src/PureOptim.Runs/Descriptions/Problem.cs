namespace PureOptim.Runs.Descriptions;

/// <summary>What the optimizers of a run are given to do.</summary>
internal abstract record Problem
{
    /// <summary>Whether anything is drawn from the seed: where nothing is, every seed gives the same numbers.</summary>
    internal abstract bool DrawsFromSeed { get; }
}
