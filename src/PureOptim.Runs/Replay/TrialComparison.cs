using System.Collections.Immutable;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;
using PureOptim.Runs.Wording;

namespace PureOptim.Runs.Replay;

/// <summary>The comparison of two results of trials, bit by bit: every stored loss first, then what follows the last of them.</summary>
/// <param name="AreSame">Whether they have every bit in common that both have.</param>
/// <param name="Lines">What was found, in lines.</param>
internal sealed record TrialComparison(bool AreSame, ImmutableArray<string> Lines)
{
    /// <summary>Compares two results.</summary>
    /// <param name="left">The first result, with its name.</param>
    /// <param name="right">The second.</param>
    /// <param name="precision">The precision of both.</param>
    internal static TrialComparison Of((TrialResult Result, string Name) left, (TrialResult Result, string Name) right, FloatType precision)
    {
        var (ours, theirs) = (left.Result, right.Result);
        var steps = StepsOfBoth(ours.Losses, theirs.Losses);
        if (steps.IsEmpty || HaveMeans(ours) != HaveMeans(theirs)) throw new RunException($"the trials keep other losses, {Kept(ours)} and {Kept(theirs)}, so that they have none to compare");
        long[] differing = [.. steps.Where(step => !NumberBits.AreSame(ours.Losses.At(step)!.Value, theirs.Losses.At(step)!.Value))];
        if (differing.Length > 0)
        {
            var (step, same) = (differing[0], steps.IndexOf(differing[0]));
            return new(false,
            [
                same == 0 ? "differ from the first stored loss on" : Invariant($"differ from step {step} on: the same up to step {steps[same - 1]}{(step - steps[same - 1] > 1 ? ", between them no loss is stored" : "")}"),
                new NumberPair(Invariant($"{(HaveMeans(ours) ? "mean loss up to step" : "loss at step")} {step}"), ours.Losses.At(step)!.Value, theirs.Losses.At(step)!.Value, precision).Text(left.Name, right.Name),
                Invariant($"{differing.Length} of {CountText.Of(steps.Length, "stored loss", "stored losses")} differ"),
            ]);
        }

        if (LastOf(ours.Losses) != LastOf(theirs.Losses)) return new(true, [Invariant($"the same bits up to step {steps[^1]}, where one of them ends")]);
        string[] rest = [.. Differences(ours, theirs)];
        return rest.Length > 0
            ? new(false, [$"the same {CountText.Of(steps.Length, "stored loss", "stored losses")}, but not {string.Join(", ", rest)}"])
            : new(true, [$"the same bits: {Kept(ours)}, {CountText.Of(steps.Length, "of them is stored", "of them are stored")}, and the digest of the final parameters"]);
    }

    /// <summary>What else a result has, as far as it differs.</summary>
    private static IEnumerable<string> Differences(TrialResult ours, TrialResult theirs)
    {
        if (ours.Digest != theirs.Digest) yield return $"the digest of the final parameters, {ours.Digest} and {theirs.Digest}";
        if (ours.TestAccuracy != theirs.TestAccuracy) yield return Invariant($"the test accuracy, {ours.TestAccuracy} and {theirs.TestAccuracy}");
        if (!ours.FinalPoint.SequenceEqual(theirs.FinalPoint, EqualityComparer<double>.Create(NumberBits.AreSame))) yield return "the final point";
        (string Name, double Ours, double Theirs)[] numbers = [("final", ours.FinalLoss, theirs.FinalLoss), ("best", ours.BestLoss, theirs.BestLoss), ("mean of the last", ours.MeanOfLast, theirs.MeanOfLast)];
        foreach (var (name, one, other) in numbers)
            if (!NumberBits.AreSame(one, other)) yield return $"the {name} loss, {NumberText.Shortest(one)} and {NumberText.Shortest(other)}";
        if (ours.BestStep != theirs.BestStep || ours.DivergedAt != theirs.DivergedAt || !ours.StepsToDecade.SequenceEqual(theirs.StepsToDecade)) yield return "the steps at which the loss fell";
    }

    private static ImmutableArray<long> StepsOfBoth(LossCurve ours, LossCurve theirs) =>
        [.. Enumerable.Range(0, ours.Values.Length).Select(i => ours.First + i * ours.Every).Where(step => theirs.At(step) is not null)];

    private static long LastOf(LossCurve losses) => losses.First + (losses.Values.Length - 1) * losses.Every;

    /// <summary>Whether the losses are means, as those of long trainings.</summary>
    private static bool HaveMeans(TrialResult result) => result.TestAccuracy is not null && result.Losses.Every > 1;

    private static string Kept(TrialResult result) => HaveMeans(result)
        ? Invariant($"the mean loss of each {result.Losses.Every} iterations")
        : result.Losses.Every == 1 ? "the loss of every step" : Invariant($"the loss of each {result.Losses.Every}th step");
}
