using System.Collections.Immutable;
using PureOptim.Runs;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// What another program calls the optimizers that this library has. A framework more is a mapping more, and nothing else.
/// </summary>
/// <param name="Framework">How the field 'framework' of its files begins.</param>
/// <param name="Optimizers">Its optimizers by the name it has for them.</param>
/// <param name="NotHad">The names of those that have no counterpart here.</param>
internal sealed record Mapping(string Framework, ImmutableDictionary<string, MappedOptimizer> Optimizers, params ImmutableArray<string> NotHad)
{
    /// <summary>Every framework once.</summary>
    internal static ImmutableArray<Mapping> All { get; } =
        [DeepLearningFromScratch.Mapping, DiveIntoDeepLearning.Mapping];

    /// <summary>The optimizer that a case names in the framework's words, or the reason why there is none here.</summary>
    /// <param name="name">The optimizer's name.</param>
    /// <param name="arguments">The arguments given; the framework's defaults hold for others.</param>
    /// <exception cref="RunException">The framework has no optimizer, argument or value like that.</exception>
    internal Mapped Find(RecordedValue name, RecordedValue arguments)
    {
        var word = name.Text();
        if (NotHad.Contains(word)) return new(null, Reason: $"optimizer {word}");
        if (!Optimizers.TryGetValue(word, out var mapped)) throw name.Misspelt(word, $"no optimizer of {Framework}", [.. Optimizers.Keys, .. NotHad]);

        var given = mapped.Defaults;
        foreach (var argument in Argument.AllOf(arguments))
        {
            if (!given.ContainsKey(argument.Name)) throw argument.Source.Misspelt(argument.Name, $"no argument of {word}", [.. given.Keys]);
            given = given.SetItem(argument.Name, argument.Value);
        }

        if (given.FirstOrDefault(argument => double.IsNaN(argument.Value)).Key is { } absent)
            throw arguments.Unlike($"the argument {absent} of {word}", "none");

        try
        {
            return new(mapped.Create(given), mapped.Tolerance);
        }
        catch (ArgumentOutOfRangeException outside)
        {
            throw arguments.AsDescription.Refuse(outside.Message.Split(" (Parameter '", 2)[0].ReplaceLineEndings(" "));
        }
    }
}
