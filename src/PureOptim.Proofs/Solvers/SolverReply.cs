using System.Collections.Immutable;

namespace PureOptim.Proofs.Solvers;

/// <summary>A solver's reply.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Text">All that it wrote.</param>
public sealed record SolverReply(SolverAnswer Answer, string Text)
{
    /// <summary>The replies in what a solver wrote: each begins with an answer on a line of its own.</summary>
    /// <param name="lines">What it wrote.</param>
    /// <param name="errors">What it wrote to its error output.</param>
    /// <param name="count">The number of questions; where there are more answers, none counts.</param>
    /// <param name="isLate">Whether it was ended before it came to the last.</param>
    internal static ImmutableArray<SolverReply> Of(IEnumerable<string> lines, string errors, int count, bool isLate)
    {
        var (replies, output) = (ImmutableArray.CreateBuilder<SolverReply>(), "");
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            output += $"{line}\n";
            if (AnswerIn(line) is { } answer) replies.Add(new(answer, ""));
            else if (replies.Count > 0) replies[^1] = replies[^1] with { Text = $"{replies[^1].Text}{line}\n" };
        }

        var silence = new SolverReply(isLate ? SolverAnswer.Late : SolverAnswer.Broken, errors.Length > 0 ? errors : output);
        return replies.Count > count ? [.. Enumerable.Repeat(silence, count)] : [.. replies, .. Enumerable.Repeat(silence, count - replies.Count)];
    }

    private static SolverAnswer? AnswerIn(string line) => line switch
    {
        "unsat" => SolverAnswer.Holds,
        "sat" => SolverAnswer.Fails,
        "unknown" => SolverAnswer.Unknown,
        _ => null,
    };
}
