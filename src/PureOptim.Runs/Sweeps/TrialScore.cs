namespace PureOptim.Runs.Sweeps;

/// <summary>What the table of a sweep needs of a result: little, for a sweep may have many trials.</summary>
/// <param name="Score">The number to compare by, the less the better.</param>
/// <param name="TestAccuracy">Of a network: the share of the test images that it tells rightly.</param>
/// <param name="Diverged">Whether a loss was not a finite number.</param>
internal readonly record struct TrialScore(double Score, double? TestAccuracy, bool Diverged)
{
    internal static TrialScore Of(TrialResult result) => new(result.Score, result.TestAccuracy, result.DivergedAt is not null);
}
