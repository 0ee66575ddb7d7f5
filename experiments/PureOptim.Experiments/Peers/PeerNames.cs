using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Core;
using PureOptim.Experiments.Parity;
using PureOptim.Peers;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Peers;

/// <summary>Finds the optimizer of this library that a peer's is: by the dialect of its library, else by its name in the catalogue.</summary>
internal static class PeerNames
{
    /// <summary>What other libraries call the properties of optimizers here.</summary>
    private static readonly ImmutableDictionary<string, string> _aliases = new Dictionary<string, string>
    {
        ["LR"] = "LEARNINGRATE", ["B1"] = "BETA1", ["B2"] = "BETA2", ["B3"] = "BETA3", ["BETAS[0]"] = "BETA1", ["BETAS[1]"] = "BETA2", ["BETAS[2]"] = "BETA3",
        ["EPS"] = "EPSILON", ["RHO"] = "DECAY", ["ALPHA"] = "DECAY",
    }.ToImmutableDictionary();

    /// <summary>The forms of a peer's optimizer.</summary>
    /// <param name="description">What the peer says of it.</param>
    /// <param name="name">The optimizer of the catalogue that it is, by a user's word; null where its own name says it.</param>
    /// <exception cref="RunException">The catalogue has no optimizer of the user's word.</exception>
    internal static PeerForms FormsOf(PeerDescription description, string? name)
    {
        var arguments = PeerArguments.Of(description);
        if (name is null && OfDialect(description, arguments) is { } dialect && dialect(arguments.With(description, ImmutableSortedDictionary<string, JsonElement>.Empty)) is { } standard)
        {
            var followed = Followed(dialect, standard, description, arguments);
            return new(settings => PaperForm(dialect(arguments.With(description, settings)), followed), settings => dialect(arguments.With(description, settings)));
        }

        var word = name ?? arguments.Word;
        var known = Catalog.Optimizers.FirstOrDefault(one => Dialect.Plain(TypeCatalog.NameOf(one.GetType(), typeof(IOptimizer))) == Dialect.Plain(word[(word.LastIndexOf('.') + 1)..]));
        if (known is null && name is not null) throw new RunException($"--as is {name}; {Nearest.Hint(name, [.. Catalog.Optimizers.Select(one => TypeCatalog.NameOf(one.GetType(), typeof(IOptimizer)))])}");
        return known is null ? PeerForms.None : new(settings => OfCatalogue(known, description, settings), _ => null);
    }

    /// <summary>The optimizer that the peer's library makes in its dialect, from the peer's arguments; null where the dialect has none of that name, or none with these arguments.</summary>
    private static Func<JsonObject, IOptimizer?>? OfDialect(PeerDescription description, PeerArguments arguments)
    {
        if (Dialect.All.FirstOrDefault(dialect => dialect.Framework.Trim().Equals(description.Library, StringComparison.OrdinalIgnoreCase)) is not { } dialect) return null;
        var sought = Dialect.Plain(arguments.Word[(arguments.Word.LastIndexOf('.') + 1)..]);
        return dialect.Optimizers.FirstOrDefault(method => Dialect.Plain(method.Name) == sought) is { } method ? given => Call(method, arguments.Word, given) : null;
    }

    private static IOptimizer? Call(MethodInfo method, string word, JsonObject arguments)
    {
        try
        {
            return (IOptimizer)DialectCall.Invoke(method, word, PeerArguments.Recorded(arguments));
        }
        catch (RunException)
        {
            return null;
        }
    }

    /// <summary>The optimizer of its own options with those properties that follow from the peer's arguments; null where the peer's is made of several.</summary>
    private static Optimizer? PaperForm(IOptimizer? given, ImmutableArray<PropertyInfo> followed)
    {
        if (given is not Optimizer { Inner.IsEmpty: true } || Activator.CreateInstance(given.GetType()) is not Optimizer paper) return null;
        foreach (var property in followed.Where(property => property.DeclaringType!.IsInstanceOfType(given)))
            property.SetValue(paper, property.GetValue(given), BindingFlags.DoNotWrapExceptions, null, null, null);
        return paper;
    }

    /// <summary>The properties of the dialect's optimizer that are others when an argument of the peer's is: another number, or an option left out.</summary>
    private static ImmutableArray<PropertyInfo> Followed(Func<JsonObject, IOptimizer?> dialect, IOptimizer standard, PeerDescription description, PeerArguments arguments)
    {
        var none = ImmutableSortedDictionary<string, JsonElement>.Empty;
        JsonObject[] others =
        [
            .. arguments.Options.Keys.Select(option => (arguments with { Options = arguments.Options.Remove(option) }).With(description, none)),
            .. from argument in description.Hyperparameters
               where argument.Default.ValueKind == JsonValueKind.Number
               let value = argument.Default.GetDouble()
               from other in (double[])[value == 0 ? 0.5 : value * 0.75, value + 1]
               select arguments.With(description, none.Add(argument.Name, PeerHyperparameter.Value(other))),
        ];
        return
        [
            .. from property in standard.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where property.SetMethod is { IsPublic: true }
               where others.Select(dialect).Any(other => other?.GetType() == standard.GetType() && !Equals(property.GetValue(other), property.GetValue(standard)))
               select property,
        ];
    }

    /// <summary>An optimizer of the catalogue with the hyperparameters that the peer calls alike; null where the peer has a number on that this has not.</summary>
    private static IOptimizer? OfCatalogue(IOptimizer known, PeerDescription description, ImmutableSortedDictionary<string, JsonElement> settings)
    {
        var optimizer = known;
        var properties = Hyperparameter.Of(known);
        foreach (var argument in description.Hyperparameters)
        {
            var value = settings.TryGetValue(argument.Name, out var given) ? given : argument.Default;
            var plain = Dialect.Plain(argument.Name);
            if (properties.FirstOrDefault(one => Dialect.Plain(one.Path) == plain || Dialect.Plain(one.Path) == _aliases.GetValueOrDefault(plain)) is not { } property)
            {
                if (argument.IsOff || value.ValueKind != JsonValueKind.Number) continue;
                return null;
            }

            try
            {
                optimizer = property.With(optimizer, value.GetDouble());
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        return optimizer;
    }
}
