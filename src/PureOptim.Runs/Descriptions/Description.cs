using System.Collections.Immutable;
using PureOptim.Runs.Files;

namespace PureOptim.Runs.Descriptions;

/// <summary>
/// Everything that the results of a run depend on, and nothing else: not the threads, the machine, the time, or how often there is a link of the
/// chain. The name and the labels belong to it, because they stand in the tables, figures and traces that a run leaves: two runs with the same
/// identity leave the same bytes. Their chains of digests, which know no names, show whether two runs have the same numbers.
/// </summary>
/// <param name="Name">The name of the run.</param>
/// <param name="Problem">The problem that the optimizers are given.</param>
/// <param name="Optimizers">The optimizers, in the order of tables and figures.</param>
internal sealed record Description(string Name, Problem Problem, ImmutableArray<RunEntry> Optimizers)
{
    /// <summary>The name of the run, which can be part of a path.</summary>
    public string Name { get; } = Require.FileName(Name);

    /// <summary>The largest number that can be distinguished in a figure or a table; a sweep takes any number.</summary>
    internal const int MostOptimizers = 100;

    /// <summary>The optimizers, in the order of tables and figures; no two have the same label.</summary>
    public ImmutableArray<RunEntry> Optimizers { get; } = Distinct(Require.Entries(MostOptimizers, Optimizers));

    /// <summary>The version of this form of a description.</summary>
    public long Schema { get; init => field = Require.Between(1, 1, value); } = 1;

    /// <summary>The number of steps of each optimizer.</summary>
    public long Steps { get; init => field = Require.Between(1, 1_000_000, value); } = 100;

    /// <summary>The element type of everything that is computed.</summary>
    public FloatType Precision { get; init; } = FloatType.Float64;

    /// <summary>The seed of every random draw of the run.</summary>
    public ulong Seed { get; init; }

    /// <summary>The canonical text: two descriptions that mean the same have the same.</summary>
    public string Canonical => CanonicalText.Of(ValueWriter.Write(this, typeof(Description)));

    /// <summary>SHA-256 of the canonical text: the identity of the run.</summary>
    public string Id => CanonicalText.Id(Canonical);

    /// <summary>The same under another name: another run, of the same numbers.</summary>
    /// <exception cref="ArgumentException">It is no word that can be part of a path.</exception>
    internal Description Named(string name) => new(name, Problem, Optimizers) { Schema = Schema, Steps = Steps, Precision = Precision, Seed = Seed };

    /// <summary>Reads a description.</summary>
    /// <param name="file">The name of the source in complaints.</param>
    /// <param name="json">The text.</param>
    internal static Description Parse(string file, string json) =>
        StrictJson.Read(file, json, place => (Description)ValueReader.Read(place, typeof(Description)));

    private static ImmutableArray<RunEntry> Distinct(ImmutableArray<RunEntry> optimizers) =>
        optimizers.CountBy(entry => entry.Label).FirstOrDefault(pair => pair.Value > 1) is { Key: { } label }
            ? throw new ArgumentException($"{nameof(Optimizers)} must have different labels; \"{label}\" stands twice.", nameof(optimizers))
            : optimizers;
}

/// <summary>One optimizer of a run.</summary>
/// <param name="Optimizer">The optimizer with its hyperparameters.</param>
/// <param name="Label">The name in tables, figures and traces; by default the optimizer's name.</param>
internal sealed record RunEntry(IOptimizer Optimizer, string Label = "")
{
    /// <summary>The label in tables, figures and traces.</summary>
    public string Label { get; } = Label.Length == 0 ? Optimizer.Name : Require.Line(Label);
}

/// <summary>The element type of everything that a run computes.</summary>
internal enum FloatType
{
    /// <summary>IEEE 754 binary32, <see cref="float"/>.</summary>
    Float32,

    /// <summary>IEEE 754 binary64, <see cref="double"/>.</summary>
    Float64,
}
