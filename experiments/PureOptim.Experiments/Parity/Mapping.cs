using System.Collections.Immutable;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// What another program calls the optimizers that this library has. A framework more is a mapping more, and nothing else.
/// </summary>
/// <param name="Framework">How the field 'framework' of its files begins.</param>
/// <param name="Optimizers">Its optimizers by the name it has for them.</param>
internal sealed record Mapping(string Framework, ImmutableDictionary<string, MappedOptimizer> Optimizers)
{
    /// <summary>Every framework once.</summary>
    internal static ImmutableArray<Mapping> All { get; } =
        [Mappings.DeepLearningFromScratch.Mapping, Mappings.DiveIntoDeepLearning.Mapping];

    /// <summary>The optimizer of a case, or the reason why there is none.</summary>
    /// <param name="name">The optimizer's name in the file.</param>
    /// <param name="arguments">The arguments given in the file.</param>
    internal Mapped Find(string name, ImmutableArray<Argument> arguments)
    {
        if (!Optimizers.TryGetValue(name, out var mapped)) return Mapped.Missing($"optimizer {name}");
        if (arguments.FirstOrDefault(argument => !mapped.Defaults.ContainsKey(argument.Name)) is { } unknown)
            return Mapped.Missing($"argument {unknown.Name} of {name}");

        var given = mapped.Defaults.SetItems(arguments.Select(argument => argument.Pair));
        if (given.FirstOrDefault(argument => double.IsNaN(argument.Value)).Key is { } absent)
            return Mapped.Missing($"{name} without its argument {absent}");

        try
        {
            return new(mapped.Create(given), mapped.Tolerance, null);
        }
        catch (ArgumentOutOfRangeException outside)
        {
            return Mapped.Missing($"{name} with {outside.ParamName} = {outside.ActualValue}");
        }
    }
}
