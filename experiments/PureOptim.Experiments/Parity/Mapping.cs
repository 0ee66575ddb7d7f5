using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Runs;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// The names and arguments that another program has for the optimizers of this library. A new framework needs a mapping and nothing else.
/// </summary>
/// <param name="Framework">The beginning of the field 'framework' in its files.</param>
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
            throw arguments.At.Refuse(RunException.Words(outside));
        }
    }
}

/// <summary>One optimizer of another program in this library's terms.</summary>
/// <param name="Tolerance">The deviation of this library.</param>
/// <param name="Defaults">Every argument that is understood, with the program's default; NaN where it has none.</param>
/// <param name="Create">The same optimizer here.</param>
internal sealed record MappedOptimizer(
    Tolerance Tolerance,
    ImmutableDictionary<string, double> Defaults,
    Func<ImmutableDictionary<string, double>, IOptimizer> Create)
{
    /// <summary>An entry from its arguments with their defaults.</summary>
    internal static MappedOptimizer Of(
        Tolerance tolerance,
        ReadOnlySpan<(string Name, double Default)> arguments,
        Func<ImmutableDictionary<string, double>, IOptimizer> create) =>
        new(tolerance, arguments.ToArray().ToImmutableDictionary(argument => argument.Name, argument => argument.Default), create);
}

/// <summary>The optimizer that a case asks for, or why this library has none.</summary>
/// <param name="Optimizer">The optimizer; null if there is none.</param>
/// <param name="Tolerance">The tolerance; null if it is to be measured.</param>
/// <param name="Reason">Why there is none; null if there is one.</param>
internal sealed record Mapped(IOptimizer? Optimizer, Tolerance? Tolerance = null, string? Reason = null);

/// <summary>A number that a case gives its optimizer.</summary>
/// <param name="Name">The framework's name for it; an element of a list has its index behind it, as in <c>betas[0]</c>.</param>
/// <param name="Value">The number; a truth value is 0 or 1.</param>
/// <param name="Source">Its place in the file.</param>
internal sealed record Argument(string Name, double Value, RecordedValue Source)
{
    /// <summary>All numbers in the arguments of a case.</summary>
    internal static ImmutableArray<Argument> AllOf(RecordedValue arguments) =>
        [.. arguments.Fields().SelectMany(argument => From(argument.Name, argument.Value))];

    /// <summary>The numbers of one argument: one, or one for each element of a list.</summary>
    internal static IEnumerable<Argument> From(string name, RecordedValue value) => value.Element.ValueKind switch
    {
        JsonValueKind.True => [new(name, 1, value)],
        JsonValueKind.False => [new(name, 0, value)],
        JsonValueKind.Array => value.Items().SelectMany((item, index) => From($"{name}[{index}]", item)),
        _ => [new(name, value.Number(), value)],
    };
}
