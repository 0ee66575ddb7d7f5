namespace PureOptim.Runs.Execution;

/// <summary>How far something long is.</summary>
internal interface IAdvance
{
    /// <summary>What is counted.</summary>
    static abstract string Unit { get; }

    /// <summary>How many are done.</summary>
    long Done { get; }

    /// <summary>How many of these were done before: by an earlier process, so that they say nothing about the rate of this one.</summary>
    long DoneBefore => 0;

    /// <summary>How many there are.</summary>
    long Total { get; }

    /// <summary>What is at work: a name, which may be long.</summary>
    string Subject { get; }

    /// <summary>How far it is, in a few words.</summary>
    string State { get; }
}
