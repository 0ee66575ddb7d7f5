using System.Globalization;

namespace PureOptim.Runs.Replay;

/// <summary>The divergence of two runs of an optimizer.</summary>
/// <param name="LastSame">The last step at which the runs are known to be the same, bit for bit; -1 if they begin differently.</param>
/// <param name="Step">The first step at which they are known to differ.</param>
/// <param name="Found">The first difference at <paramref name="FoundAt"/>; null where no number of that step is known from both.</param>
/// <param name="FoundAt">The step that <paramref name="Found"/> is from: the same, or that of the next state that is kept.</param>
/// <param name="Basis">The evidence of the step.</param>
internal sealed record Divergence(long LastSame, long Step, StateDifference? Found, long FoundAt, string Basis)
{
    /// <summary>Whether there is no step at which the runs might have parted earlier.</summary>
    internal bool IsExact => LastSame == Step - 1;

    /// <summary>A description in lines.</summary>
    /// <param name="left">The name of the first run.</param>
    /// <param name="right">The name of the second run.</param>
    internal IEnumerable<string> Lines(string left, string right)
    {
        yield return LastSame < 0
            ? "differs from the beginning on"
            : IsExact
                ? Text($"differs from step {Step} on: the same up to step {LastSame}, {Basis}")
                : Text($"differs at step {Step}, {Basis}: the same up to step {LastSame}, between them no state is known");
        if (Found is { } found)
        {
            yield return Text($"{found.First.Text(left, right)}");
            yield return Text($"{found.Differing:N0} of {found.All:N0} numbers differ at step {FoundAt}{(FoundAt == Step ? "" : ", the next of which both states are known")}");
        }
        else
        {
            yield return "no state from there on is known of both";
        }
    }

    private static string Text(FormattableString text) => text.ToString(NumberFormatInfo.InvariantInfo);
}
