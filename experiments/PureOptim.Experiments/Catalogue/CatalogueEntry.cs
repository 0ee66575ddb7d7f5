using System.Collections.Immutable;
using PureOptim.Article.Studies;
using PureOptim.Core;
using PureOptim.Experiments.Parity;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Wording;

namespace PureOptim.Experiments.Catalogue;

/// <summary>An optimizer of the library with all that is known of it: read from the optimizer itself, its documentation and the dialects.</summary>
/// <param name="Optimizer">The optimizer with its defaults.</param>
/// <param name="Documentation">Its documentation.</param>
internal sealed record CatalogueEntry(IOptimizer Optimizer, TypeDocumentation Documentation)
{
    /// <summary>The methods of dialects that return an optimizer, alone or wrapped, by its type.</summary>
    private static readonly Lazy<ILookup<Type, string>> _elsewhere = new(() => (
        from dialect in Dialect.All
        from method in dialect.Optimizers
        from type in Dialect.Examples(method).SelectMany(Innermost).Distinct()
        select (Type: type, Name: $"{dialect.Methods.Name}.{method.Name}")).ToLookup(pair => pair.Type, pair => pair.Name));

    /// <summary>Every optimizer, in the order of the catalogue.</summary>
    internal static ImmutableArray<CatalogueEntry> All { get; } =
        [.. Catalog.Optimizers.Select(optimizer => new CatalogueEntry(optimizer, TypeDocumentation.Of(optimizer.GetType())))];

    /// <summary>Its names in other programs, as in <c>PyTorch.Adam</c>, where it is what one of their methods returns with some of its options.</summary>
    internal ImmutableArray<string> Dialects => [.. _elsewhere.Value[Optimizer.GetType()]];

    /// <summary>Its name in descriptions and on the command line.</summary>
    internal string Name => TypeCatalog.NameOf(Optimizer.GetType(), typeof(IOptimizer));

    /// <summary>What its formula looks at.</summary>
    internal string Kind => Optimizer switch { ElementWise => "element-wise", TensorWise => "tensor-wise", Composition => "composition", _ => "other" };

    /// <summary>What a step is made of, by the name of the optimizer that is known for it, where there is one.</summary>
    internal string Family => FamilyOf(Optimizer);

    /// <summary>The family of an optimizer, in words; empty where its type declares none.</summary>
    internal static string FamilyOf(IOptimizer optimizer) => FamilyAttribute.Of(optimizer) is { } family ? FamilyText.Name(family) : "";

    /// <summary>The formula with the defaults, a line each; none where the optimizer has no formula over a single coordinate.</summary>
    internal ImmutableArray<string> Formula => Optimizer is ElementWise elementWise ? [.. PureOptim.Formula.Of(elementWise)] : [];

    /// <summary>What it keeps between steps.</summary>
    internal ImmutableArray<Slot> Slots => Optimizer is Optimizer { Slots: var slots } ? slots : [];

    /// <summary>The hyperparameters.</summary>
    internal ImmutableArray<Hyperparameter> Hyperparameters => Hyperparameter.Of(Optimizer);

    /// <summary>The promises that laws check, by name.</summary>
    internal ImmutableArray<string> Traits => Words(Optimizer.Traits);

    /// <summary>The needs beside the gradient, by name.</summary>
    internal ImmutableArray<string> Needs => Words(Optimizer.Needs);

    /// <summary>The optimizer of a name, in any case.</summary>
    /// <exception cref="RunException">There is none; the message names the nearest.</exception>
    internal static CatalogueEntry Find(string name) =>
        All.FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new RunException($"\"{name}\" is not a known optimizer; {Nearest.Hint(name, [.. All.Select(entry => entry.Name)])}");

    private static IEnumerable<Type> Innermost(IOptimizer optimizer) => optimizer.Inner.IsEmpty || optimizer is Composition ? [optimizer.GetType()] : optimizer.Inner.SelectMany(Innermost);

    private static ImmutableArray<string> Words<T>(T flags)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(flag => Convert.ToInt64(flag, null) is > 0 and var bit && long.IsPow2(bit) && flags.HasFlag(flag)).Select(flag => SettingsText.Words($"{flag}"))];
}
