namespace PureOptim.Experiments.Runs;

/// <summary>How far something long is.</summary>
internal interface IAdvance
{
    /// <summary>What is counted.</summary>
    static abstract string Unit { get; }

    /// <summary>How many are done.</summary>
    long Done { get; }

    /// <summary>How many there are.</summary>
    long Total { get; }

    /// <summary>Whether to show it wherever progress is shown.</summary>
    bool IsLandmark { get; }

    /// <summary>Where it is, in a few words.</summary>
    string Text { get; }
}
