using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PureOptim.Core;
using PureOptim.Dialects;

namespace PureOptim.Benchmarks;

/// <summary>An optimizer on some tensors of equal shape, and where it is measured besides.</summary>
/// <param name="Name">The optimizer's name.</param>
/// <param name="Optimizer">The optimizer: that of the peer, by its name, with its arguments and its defaults.</param>
/// <param name="Shape">The shape of each tensor.</param>
/// <param name="Tensors">The number of tensors.</param>
/// <param name="Peer">The program of <c>peers/</c> that has it; empty if none has.</param>
/// <param name="Steps">The steps of one call, of which the mean is taken: more than one where steps differ in their work.</param>
internal sealed record OptimizerCase(string Name, IOptimizer Optimizer, ImmutableArray<int> Shape, int Tensors, string Peer, int Steps = 1)
{
    /// <summary>The program with Optax, and that with PyTorch.</summary>
    internal const string InOptax = "optimizers_optax.py", InTorch = "optimizers_torch.py";

    private const double Rate = 1e-3, MuonRate = 0.02, Decay = 1e-2, Longest = 1;

    /// <summary>All cases.</summary>
    internal static IEnumerable<OptimizerCase> All
    {
        get
        {
            var (optax, torch) = (Optax.AdamW(Rate, weightDecay: Decay), PyTorch.AdamW(Rate, weightDecay: Decay));
            foreach (var length in new[] { 1_000_000, 20_000_000 })
            {
                yield return new("AdamW", optax, [length], 1, InOptax);
                yield return new("AdamW", torch, [length], 1, InTorch);
                yield return new("clipped AdamW", optax.ClippedTo(Longest), [length], 1, InOptax);
                yield return new("clipped AdamW", torch.ClippedTo(Longest), [length], 1, InTorch);
                yield return new("LAMB", Optax.Lamb(Rate, weightDecay: Decay), [length], 1, InOptax);
            }

            foreach (var count in new[] { 1, 20 })
            {
                yield return new("Adafactor", Optax.Adafactor(Rate), [1000, 1000], count, InOptax);
                yield return new("Muon", Optax.Muon(MuonRate), [1000, 1000], count, InOptax);
            }

            var soap = PyTorchOptimizer.SOAP();
            yield return new("SOAP", soap, [1000, 1000], 1, "", soap.BasisInterval);
        }
    }

    /// <summary>The name of the row.</summary>
    internal string What => $"{Name}{(Peer == InTorch ? " of PyTorch" : "")}, {(Shape is [var length] ? $"{length:N0} parameters" : $"{Tensors} of {string.Join(" x ", Shape)}")}";

    /// <summary>The tensors.</summary>
    internal Layout Layout => Layout.Of(Enumerable.Range(0, Tensors).Select(i => ($"w{i}", Shape)));

    /// <summary>The case as a peer is asked for it.</summary>
    internal JsonObject Request => new() { ["optimizer"] = Name.ToLowerInvariant(), ["shape"] = new JsonArray([.. Shape.Select(side => (JsonNode)side)]), ["tensors"] = Tensors };
}
