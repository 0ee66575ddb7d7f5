using System.Collections.Frozen;
using System.Text.Json;

namespace PureOptim.Experiments.Laws;

/// <summary>
/// The laws of which optimizers that solvers have proved for all real numbers: what <c>pureoptim prove --out DIR</c> wrote to <c>proved.json</c>, kept here so that pages can say it
/// where no solver is installed. The checks of the project prove it again.
/// </summary>
internal static class KnownProofs
{
    /// <summary>The name of the file.</summary>
    internal const string File = "proved.json";

    /// <summary>What the name of a list of those begins with that are proved for tensors of some shapes: <c>shape 2×2</c>.</summary>
    internal const string Shaped = "shape ";

    private static readonly Lazy<(string Solvers, FrozenDictionary<(string Law, string Optimizer), KnownProof> Proofs)> _known = new(Read);

    /// <summary>The solvers that proved them, with their versions.</summary>
    internal static string Solvers => _known.Value.Solvers;

    /// <summary>The proof of a law of an optimizer, with its options as tables call it; null where there is none.</summary>
    internal static KnownProof? Of(string law, string optimizer) => _known.Value.Proofs.GetValueOrDefault((law, optimizer));

    private static (string Solvers, FrozenDictionary<(string Law, string Optimizer), KnownProof> Proofs) Read()
    {
        using var stream = typeof(KnownProofs).Assembly.GetManifestResourceStream(File)!;
        using var document = JsonDocument.Parse(stream);
        var proofs =
            from law in document.RootElement.GetProperty("laws").EnumerateObject()
            from kind in law.Value.EnumerateObject()
            from optimizer in kind.Value.EnumerateArray()
            group kind.Name by (law.Name, optimizer.GetString()!) into kinds
            let shapes = kinds.FirstOrDefault(name => name.StartsWith(Shaped, StringComparison.Ordinal))
            select KeyValuePair.Create(kinds.Key, new KnownProof(kinds.Contains("underSchedules"), kinds.Contains("inBits"), shapes?[Shaped.Length..]));
        return (document.RootElement.GetProperty("solvers").GetString()!, proofs.ToFrozenDictionary());
    }
}

/// <summary>A proof that is known.</summary>
/// <param name="HoldsUnderSchedules">Whether hyperparameters may differ from step to step.</param>
/// <param name="HoldsInBits">Whether it holds of IEEE arithmetic too, barring what overflows or underflows.</param>
/// <param name="Shapes">The shapes of tensors that it is proved for, in words; null where the rule treats each coordinate by itself, and any number of them is meant.</param>
internal sealed record KnownProof(bool HoldsUnderSchedules, bool HoldsInBits, string? Shapes)
{
    /// <summary>What tables show.</summary>
    internal const string Symbol = "⊢";

    /// <summary>What they show of a proof for small tensors.</summary>
    internal const string OfShapes = "⊢₂ₓ₂";

    /// <summary>The meaning of <see cref="OfShapes"/>.</summary>
    internal const string MeaningOfShapes = "for a tensor of 2×2 numbers, and a vector of 2 where the rule treats vectors otherwise";

    /// <summary>What tables show of this one.</summary>
    internal string Mark => Shapes is null ? Symbol : OfShapes;

    /// <summary>The proof in words.</summary>
    internal string Words => $"proved for all real numbers{(Shapes is null ? "" : $" in a tensor of shape {Shapes}")}{(HoldsUnderSchedules ? ", with hyperparameters that differ from step to step" : "")}{(HoldsInBits ? ", and for IEEE arithmetic, barring overflow and underflow" : "")}";
}
