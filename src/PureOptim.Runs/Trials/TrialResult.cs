using System.Buffers.Binary;
using System.Collections.Immutable;

namespace PureOptim.Runs.Trials;

/// <summary>
/// The result of a trial: a pure function of its description and the data. Numbers computed in float32 stand here as the doubles they convert to.
/// </summary>
/// <param name="Digest">SHA-256 of the final parameters.</param>
/// <param name="Losses">The losses on the way.</param>
/// <param name="FinalLoss">The last loss.</param>
/// <param name="BestLoss">The smallest loss; NaN if none is finite.</param>
/// <param name="BestStep">The first step that has it; 0 if none is finite.</param>
/// <param name="MeanOfLast">The mean of the last 100 losses, or of all if they are fewer; NaN if one of them is not finite.</param>
/// <param name="DivergedAt">The first step whose loss is not a finite number, or null: a diverged trial is a result.</param>
internal sealed record TrialResult(
    string Digest,
    LossCurve Losses,
    double FinalLoss,
    double BestLoss,
    long BestStep,
    double MeanOfLast,
    long? DivergedAt)
{
    /// <summary>The number of decades <see cref="StepsToDecade"/> goes down.</summary>
    internal const int Decades = 16;

    /// <summary>
    /// On an objective: the first step at which the loss is above the known minimum (or above 0, where none is known) by at most 10^-(i + 1)
    /// of what it was at the start, for i from 0; null where that never came. Empty for a network.
    /// </summary>
    internal ImmutableArray<long?> StepsToDecade { get; init; } = [];

    /// <summary>On an objective of up to 16 coordinates: where the path ended. Empty otherwise.</summary>
    internal ImmutableArray<double> FinalPoint { get; init; } = [];

    /// <summary>Of a network: the share of the test images whose class it predicts rightly, from 0 to 1.</summary>
    internal double? TestAccuracy { get; init; }

    /// <summary>The number to compare trials by, the less the better: the mean of the last losses of a network, the last loss on an objective.</summary>
    internal double Score => ScoreOf(TestAccuracy, FinalLoss, MeanOfLast);

    /// <summary>The score of a result that has these numbers.</summary>
    internal static double ScoreOf(double? testAccuracy, double finalLoss, double meanOfLast) => testAccuracy is null ? finalLoss : meanOfLast;
}

/// <summary>The part of a result that the table of a sweep needs: small, because a sweep may have many trials.</summary>
/// <param name="Score">The number to compare by, the less the better.</param>
/// <param name="TestAccuracy">Of a network: the share of the test images that it tells rightly.</param>
/// <param name="Diverged">Whether a loss was not a finite number.</param>
internal readonly record struct TrialScore(double Score, double? TestAccuracy, bool Diverged)
{
    /// <summary>The number of bytes of a score in a file: score and accuracy as doubles, the latter NaN where there is none, and whether it diverged.</summary>
    internal const int Size = 2 * sizeof(double) + 1;

    internal static TrialScore Of(TrialResult result) => new(result.Score, result.TestAccuracy, result.DivergedAt is not null);

    /// <summary>The score that stands in bytes.</summary>
    internal static TrialScore Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        BinaryPrimitives.ReadDoubleLittleEndian(bytes[sizeof(double)..]) is var accuracy && double.IsNaN(accuracy) ? null : accuracy,
        bytes[2 * sizeof(double)] != 0);

    /// <summary>Writes the bytes.</summary>
    internal void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, Score);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[sizeof(double)..], TestAccuracy ?? double.NaN);
        bytes[2 * sizeof(double)] = Diverged ? (byte)1 : (byte)0;
    }
}

/// <summary>
/// The losses of a trial, thinned out. On an objective: the loss at every n-th step from the start (step 0) on, and at every step of a
/// trial of up to 1000. Of a network, whose losses are noisy: the mean of each hundred iterations, and every loss of a trial of up to 200.
/// </summary>
/// <param name="First">The step of the first value.</param>
/// <param name="Every">From the step of one value to that of the next.</param>
/// <param name="Values">The losses.</param>
internal sealed record LossCurve(long First, long Every, ImmutableArray<double> Values)
{
    private const int Longest = 1_000;
    private const int Hundred = 100;
    private const int ShortTraining = 200;

    /// <summary>The loss at a step, or null where it was not kept.</summary>
    internal double? At(long step) => step >= First && (step - First) % Every == 0 && (step - First) / Every is var i && i < Values.Length ? Values[(int)i] : null;

    /// <summary>The number of steps between stored losses of a path: the least power of ten that leaves at most a thousand and the first.</summary>
    internal static long SpacingOfPath(long steps)
    {
        var every = 1L;
        while (steps / every > Longest) every *= 10;
        return every;
    }

    /// <summary>Of losses from iteration 1 on: each of up to 200; otherwise the mean of each full hundred, under its last iteration.</summary>
    internal static LossCurve OfTraining(ImmutableArray<double> losses) => losses.Length <= ShortTraining ? new(1, 1, losses) : new(
        Hundred, Hundred, [.. losses.Chunk(Hundred).Where(hundred => hundred.Length == Hundred).Select(hundred => hundred.Aggregate((sum, loss) => sum + loss) / Hundred)]);
}
