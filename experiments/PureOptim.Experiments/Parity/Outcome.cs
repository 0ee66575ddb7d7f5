namespace PureOptim.Experiments.Parity;

/// <summary>What became of one case of a file.</summary>
/// <param name="Id">The case's name in the file.</param>
internal abstract record Outcome(string Id)
{
    /// <summary>A case that was run.</summary>
    /// <param name="Tolerance">How close it must come.</param>
    /// <param name="Worst">The worst deviation; null if every bit is the same.</param>
    internal sealed record Compared(string Id, Tolerance Tolerance, Deviation? Worst) : Outcome(Id)
    {
        /// <summary>Whether it comes close enough.</summary>
        internal bool Agrees => Tolerance.Admits(Worst);
    }

    /// <summary>A case that this library cannot run yet.</summary>
    /// <param name="Reason">Why: the optimizer, argument or field that it has no counterpart for.</param>
    internal sealed record NotHad(string Id, string Reason) : Outcome(Id);
}
