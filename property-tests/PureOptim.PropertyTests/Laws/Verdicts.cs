using PureOptim.Laws;

namespace PureOptim.PropertyTests.Laws;

/// <summary>Checks the laws on the number of cases that the environment states.</summary>
internal static class Verdicts
{
    private static readonly PropertySettings _settings = PropertySettings.FromEnvironment(Environment.GetEnvironmentVariable);

    /// <summary>The number of cases of every law and subject: a hundred, as of FsCheck's properties, unless the environment says otherwise.</summary>
    internal static int Cases => _settings.Cases(100);

    /// <summary>The verdict after that number of cases, whose seed follows from the names unless the environment asks for others.</summary>
    internal static LawVerdict Of<TSubject, TCase>(LawOf<TSubject, TCase> law, TSubject subject, int? cases = null)
        where TSubject : notnull
        where TCase : notnull =>
        LawChecker.Check(law, subject, cases ?? Cases, _settings.Salt is null ? null : _settings.Seed($"{law.Id} {subject}"));

    /// <summary>The errors in the verdicts: another than expected, or one after fewer cases than asked for.</summary>
    internal static IEnumerable<string> Surprises(IEnumerable<LawVerdict> verdicts) =>
        from verdict in verdicts
        where !verdict.IsAsExpected || (verdict.Expected == Applicability.Holds && verdict.Cases < Cases)
        select $"{verdict}\nexpected: {verdict.Expected}, after {verdict.Cases} cases";

    /// <summary>The error in a refutation that does not stay one when its case is run again alone.</summary>
    /// <param name="law">The law.</param>
    /// <param name="verdicts">Its verdicts, each with its subject; those in which it must not fail are left out.</param>
    internal static IEnumerable<string> Unsteady<TSubject, TCase>(LawOf<TSubject, TCase> law, IEnumerable<(TSubject Subject, LawVerdict Verdict)> verdicts)
        where TSubject : notnull
        where TCase : notnull =>
        from one in verdicts
        where one.Verdict.Expected == Applicability.Fails
        let again = LawChecker.Replay(law, one.Subject, one.Verdict.Replay!)
        where again.Counterexample is null || again.Counterexample != one.Verdict.Counterexample || again.Cases != 1
        select $"{one.Verdict}\nreplayed: {again}";

    /// <summary>Fails with one failure a line.</summary>
    internal static void AssertNone(IEnumerable<string> failures)
    {
        string[] all = [.. failures];
        Assert.True(all.Length == 0, "\n" + string.Join('\n', all));
    }
}
