using PureOptim.Runs;

namespace PureOptim.Experiments.Parity;

/// <summary>The outcome of one case of a file.</summary>
/// <param name="Id">The case's name in the file.</param>
internal abstract record ParityOutcome(string Id)
{
    /// <summary>A case that was run.</summary>
    /// <param name="Tolerance">The tolerance.</param>
    /// <param name="Worst">The worst deviation; null if every bit is the same.</param>
    internal sealed record Compared(string Id, Tolerance Tolerance, Deviation? Worst) : ParityOutcome(Id)
    {
        /// <summary>Whether it comes close enough, by a tolerance that says something.</summary>
        internal bool Agrees => Worst is null || (Tolerance.Admits(Worst) && !Tolerance.IsTooWide);

        /// <summary>Whether nothing follows from it: the numbers differ, and rounding alone could make them differ by more than a hundredth.</summary>
        internal bool IsTooSensitive => Worst is not null && Tolerance.IsTooWide;
    }

    /// <summary>A case that this library cannot run yet.</summary>
    /// <param name="Reason">Why: the optimizer or field that it has no counterpart for.</param>
    internal sealed record NotHad(string Id, string Reason) : ParityOutcome(Id);

    /// <summary>A case whose path the optimizer's rule does not determine: another program that keeps to the rule may take another.</summary>
    /// <param name="Choice">What the rule leaves to the program.</param>
    internal sealed record Undetermined(string Id, string Choice) : ParityOutcome(Id);

    /// <summary>A case that could not be compared because of what stands in the file.</summary>
    /// <param name="Complaint">File, place, value and rule, in one line.</param>
    internal sealed record Mistaken(string Id, string Complaint) : ParityOutcome(Id);

    /// <summary>The outcome of one case, a mistake in which does not keep the others from being compared.</summary>
    internal static ParityOutcome Of(string id, Func<ParityOutcome> compare)
    {
        try
        {
            return compare();
        }
        catch (RunException mistake)
        {
            return new Mistaken(id, mistake.Message);
        }
    }
}
