using System.Collections.Immutable;
using PureOptim.Laws;

namespace PureOptim.Peers.Protocol;

/// <summary>What a peer's arithmetic is, tried before any optimizer is, so that the one is not taken for the other.</summary>
/// <param name="Precisions">The precisions in which it computes indeed.</param>
/// <param name="Remarks">What it does otherwise than IEEE 754 asks, or than it says, each the end of a sentence that begins with its name.</param>
internal sealed record Handshake(ImmutableArray<Precision> Precisions, ImmutableArray<string> Remarks)
{
    /// <summary>Tries the arithmetic of a peer.</summary>
    /// <exception cref="PeerException">It does not keep to the protocol.</exception>
    internal static Handshake Of(PeerProgram program, PeerDescription description)
    {
        var (precisions, remarks) = (ImmutableArray.CreateBuilder<Precision>(), ImmutableArray.CreateBuilder<string>());
        if (description.Threads != 1) remarks.Add($"computes on {description.Threads} threads: the sums of its norms may be in another order each time");
        foreach (var precision in description.Precisions)
        {
            var (name, next, smallest) = (PeerDescription.NameOf(precision), precision == Precision.Binary32 ? 1 + double.ScaleB(1, -23) : double.BitIncrement(1), precision == Precision.Binary32 ? float.Epsilon : double.Epsilon);
            try
            {
                var products = program.Multiply(precision, Vector(next, smallest, 3), Vector(1, 1, 0.25));
                if (products[2] != 0.75) remarks.Add($"multiplies wrongly: 3 · 0.25 is {products[2]:R} in {name}");
                else if (products[0] == next) precisions.Add(precision);
                else remarks.Add($"computes in less than {name}, although asked for it: {next:R} · 1 is {products[0]:R}");
                if (products[1] == 0) remarks.Add($"flushes subnormal numbers to zero in {name}");
            }
            catch (PeerRefusalException refusal)
            {
                remarks.Add($"has no {name}: {refusal.Message}");
            }
        }

        return new(precisions.ToImmutable(), remarks.ToImmutable());
    }

    private static Parameters<double> Vector(params double[] numbers) => Parameters<double>.Of(Layout.Vector(numbers.Length), numbers);
}
