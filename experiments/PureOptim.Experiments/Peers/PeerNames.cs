using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using PureOptim.Core;
using PureOptim.Experiments.Parity;
using PureOptim.Peers.Protocol;
using PureOptim.Peers.Subjects;
using PureOptim.Runs;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Experiments.Peers;

/// <summary>Finds the optimizer of this library that a peer's is: by the dialect of its library, else by its name in the catalogue.</summary>
internal static class PeerNames
{
    /// <summary>What other libraries call the properties of optimizers here.</summary>
    private static readonly ImmutableDictionary<string, string> _aliases = new Dictionary<string, string>
    {
        ["LR"] = "LEARNINGRATE",
        ["B1"] = "BETA1",
        ["B2"] = "BETA2",
        ["B3"] = "BETA3",
        ["BETAS[0]"] = "BETA1",
        ["BETAS[1]"] = "BETA2",
        ["BETAS[2]"] = "BETA3",
        ["EPS"] = "EPSILON",
        ["RHO"] = "DECAY",
        ["ALPHA"] = "DECAY",
    }.ToImmutableDictionary();

    /// <summary>The forms of a peer's optimizer.</summary>
    /// <param name="description">What the peer says of it.</param>
    /// <param name="name">The optimizer of the catalogue that it is, by a user's word; null where its own name says it.</param>
    /// <exception cref="RunException">The catalogue has no optimizer of the user's word.</exception>
    internal static PeerForms FormsOf(PeerDescription description, string? name)
    {
        var arguments = PeerArguments.Of(description);
        if (name is null && PeerDialect.Find(description, arguments) is { } dialect)
        {
            var followed = Followed(dialect, description);
            return new(
                settings => dialect.IsRandom ? null : PaperForm(dialect.With(settings), followed),
                settings => dialect.IsRandom || dialect.Choice is not null ? null : dialect.With(settings))
            { Nearness = dialect.Nearness };
        }

        var word = name ?? arguments.Word;
        var known = Catalog.Optimizers.FirstOrDefault(one => Dialect.Plain(TypeCatalog.NameOf(one.GetType(), typeof(IOptimizer))) == Dialect.Plain(word[(word.LastIndexOf('.') + 1)..]));
        if (known is null && name is not null) throw new RunException($"--as is {name}; {Nearest.Hint(name, [.. Catalog.Optimizers.Select(one => TypeCatalog.NameOf(one.GetType(), typeof(IOptimizer)))])}");
        if (known is null) return PeerForms.None;
        PeerForms Form(IOptimizer one) => new(settings => OfCatalogue(one, description, settings), _ => null);
        return Form(known) with { Alternatives = [.. Catalog.Variants.Where(variant => variant.GetType() == known.GetType()).Select(Form)] };
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
    private static ImmutableArray<PropertyInfo> Followed(PeerDialect dialect, PeerDescription description)
    {
        var none = ImmutableSortedDictionary<string, JsonElement>.Empty;
        IOptimizer?[] others =
        [
            .. dialect.WithoutOptions(),
            .. from argument in description.Hyperparameters
               where argument.Default.ValueKind == JsonValueKind.Number
               let value = argument.Default.GetDouble()
               from other in (double[])[value == 0 ? 0.5 : value * 0.75, value + 1]
               select dialect.With(none.Add(argument.Name, PeerHyperparameter.Value(other))),
        ];
        PropertyInfo[] settable = [.. dialect.Standard.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true })];
        ImmutableArray<PropertyInfo> followed =
        [
            .. settable.Where(property => others.Any(other => other?.GetType() == dialect.Standard.GetType() && !Equals(property.GetValue(other), property.GetValue(dialect.Standard)))),
        ];
        // A number that means nothing in the paper's form belongs to an option, as the factor of a momentum to having one.
        IOptimizer?[] ignored = [.. others.Where(other => other is not null && IsSame(PaperForm(other, followed), PaperForm(dialect.Standard, followed)) && !IsSame(other, dialect.Standard))];
        return
        [
            .. followed,
            .. from property in settable.Except(followed)
               where property.PropertyType == typeof(bool) && ignored.Any(other => !IsSame(PaperForm(other, followed.Add(property)), PaperForm(dialect.Standard, followed.Add(property))))
               select property,
        ];
    }

    /// <summary>Whether two optimizers take the same few steps.</summary>
    private static bool IsSame(IOptimizer? one, IOptimizer? other) => one is not null && other is not null && (one.Needs | other.Needs) is Needs.Gradient or Needs.Loss && Few(one).Equals(Few(other));

    private static Parameters<double> Few(IOptimizer optimizer)
    {
        var at = Parameters<double>.Filled(Layout.Vector(2), 1);
        var state = optimizer.Init(at);
        for (var step = 1; step <= 4; step++)
        {
            var slope = Parameters<double>.Of(Layout.Vector(2), [step, -1.0 / step]);
            (at, state) = optimizer.Step(state, at, new Evaluation<double>(slope, step));
        }

        return at;
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
            if (Called(properties, _aliases.GetValueOrDefault(plain, plain)) is not { } property)
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

    /// <summary>The property of a name, or the only one whose name begins with it, or with whose name it begins, as <c>momentum</c> and <c>MomentumFactor</c>.</summary>
    private static Hyperparameter? Called(ImmutableArray<Hyperparameter> properties, string plain)
    {
        Hyperparameter[] like = [.. properties.Where(one => Dialect.Plain(one.Path) is var own && (own.StartsWith(plain, StringComparison.Ordinal) || plain.StartsWith(own, StringComparison.Ordinal)))];
        return like.FirstOrDefault(one => Dialect.Plain(one.Path) == plain) ?? (like.Length == 1 ? like[0] : null);
    }
}
