namespace PureOptim.Experiments.Laws;

/// <summary>Laws and what they are tried on: one table, before anything is checked.</summary>
/// <param name="Title">What stands over the table.</param>
/// <param name="Noun">What a family of columns is: an optimizer, a schedule, a precision.</param>
internal abstract record LawTopic(string Title, string Noun)
{
    /// <summary>Checks every law on every subject, on all processors; the verdicts do not depend on how many there are.</summary>
    internal abstract LawMatrix Check(int cases, ulong? seed, Action<CheckProgress> observe, CancellationToken cancelled);
}
