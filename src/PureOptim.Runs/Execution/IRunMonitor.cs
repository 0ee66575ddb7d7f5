using PureOptim.Runs.Descriptions;

namespace PureOptim.Runs.Execution;

/// <summary>Receives messages while runs are computed, and reports the progress of long work.</summary>
internal interface IRunMonitor
{
    /// <summary>Takes a line about what was found or is done.</summary>
    void Tell(string line);

    /// <summary>Does work that says how far it is, and ends it when the user interrupts.</summary>
    /// <param name="name">The name of the work.</param>
    /// <param name="work">The work; it is given what to tell each step.</param>
    TResult Watch<TReport, TResult>(string name, Func<Action<TReport>, TResult> work)
        where TReport : struct, IProgressReport;
}

/// <summary>The progress of long work.</summary>
internal interface IProgressReport
{
    /// <summary>The unit of the count.</summary>
    static abstract string Unit { get; }

    /// <summary>The number of units done.</summary>
    long Done { get; }

    /// <summary>The number that an earlier process had done, which says nothing about the rate of this one.</summary>
    long DoneBefore => 0;

    /// <summary>The total number.</summary>
    long Total { get; }

    /// <summary>The name of the work, which may be long.</summary>
    string Subject { get; }

    /// <summary>The state, in a few words.</summary>
    string State { get; }
}

/// <summary>The progress of a run.</summary>
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
