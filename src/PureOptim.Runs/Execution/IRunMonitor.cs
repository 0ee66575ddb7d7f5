using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>Receives messages while runs are computed, and reports the progress of long work.</summary>
internal interface IRunMonitor
{
    /// <summary>Takes a line about what was found or is done.</summary>
    void Tell(string line);

    /// <summary>Does work that says how far it is, and ends it when the user interrupts.</summary>
    /// <param name="name">What is at work.</param>
    /// <param name="work">The work; it is given what to tell each step.</param>
    TResult Watch<TReport, TResult>(string name, Func<Action<TReport>, TResult> work)
        where TReport : struct, IProgressReport;
}

/// <summary>How far something long is.</summary>
internal interface IProgressReport
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

/// <summary>How far a run is.</summary>
/// <param name="Optimizer">The optimizer at work.</param>
/// <param name="Step">Its last step.</param>
/// <param name="Done">The steps of all optimizers so far.</param>
/// <param name="Total">The steps of all optimizers together.</param>
/// <param name="Loss">The last loss.</param>
internal readonly record struct Progress(string Optimizer, long Step, long Done, long Total, double Loss) : IProgressReport
{
    /// <inheritdoc/>
    public static string Unit => "steps";

    /// <inheritdoc/>
    public long DoneBefore { get; init; }

    /// <inheritdoc/>
    public string Subject => DisplayName.Of(Optimizer);

    /// <inheritdoc/>
    public string State => Invariant($"step {Step}, loss {NumberText.Rounded(Loss)}");
}
