using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PureOptim.Laws;
using PureOptim.Laws.Generators;

namespace PureOptim.Peers.Cases;

/// <summary>Draws the cases that peers are tried on, and makes them smaller.</summary>
internal static class PeerCases
{
    private const int MostSteps = 12;

    /// <summary>Few shapes, since some peers compile a run for each: a scalar, vectors, a matrix, and several tensors.</summary>
    private static readonly ImmutableArray<Layout> _layouts =
    [
        .. ((int[][][])[[[]], [[3]], [[2, 3]], [[2, 2], [3], []]]).Select(shapes => Layout.Of(shapes.Select((shape, i) => (Invariant($"t{i}"), shape.ToImmutableArray())))),
    ];

    /// <summary>Cases of a peer, with numbers of middling size that every precision has: what is said of them is not about rounding.</summary>
    internal static Gen<PeerCase> Of(Peer peer) =>
        from precision in Gen.Elements<Precision>(peer.Description.Precisions)
        from layout in Gen.Elements<Layout>(_layouts)
        let vector = from drawn in Numbers.Moderate.ArrayOf(layout.Length) select Parameters<double>.Of(layout, drawn)
        let gradient = Gen.Frequency((1, Gen.Constant(Parameters<double>.Filled(layout, 0))), (9, vector))
        from start in vector
        from steps in Gen.Choose(1, MostSteps)
        from gradients in gradient.ArrayOf(steps)
        from others in gradient.ArrayOf(steps)
        from split in Gen.Choose(0, steps)
        from marks in Gen.Choose(0, 1 << 20).ArrayOf(layout.Length)
        from settings in Settings(peer)
        select new PeerCase(peer, settings, new()
        {
            Optimizer = new Sgd(),
            Precision = precision,
            Start = start,
            Gradients = [.. gradients],
            OtherGradients = [.. others],
            Split = split,
            Exponent = 0,
            Marks = [.. marks],
        });

    /// <summary>Smaller cases: fewer settings, then fewer and simpler numbers.</summary>
    internal static IEnumerable<PeerCase> Smaller(PeerCase larger) =>
    [
        .. larger.Settings.Keys.Select(name => larger with { Settings = larger.Settings.Remove(name) }),
        .. CaseShrinker.Shrink(larger.Data).Select(data => larger with { Data = data }),
    ];

    /// <summary>Values for the numbers among the hyperparameters. Half of the cases leave them as they are; so does a number that is 0, which is an option that is off.</summary>
    private static Gen<ImmutableSortedDictionary<string, JsonElement>> Settings(Peer peer) => Gen.OneOf(
        Gen.Constant(ImmutableSortedDictionary<string, JsonElement>.Empty),
        peer.Description.Hyperparameters.Aggregate(
            Gen.Constant(ImmutableSortedDictionary<string, JsonElement>.Empty),
            (drawn, hyperparameter) => Values(hyperparameter) is { } values
                ? from soFar in drawn from value in values select soFar.SetItem(hyperparameter.Name, value)
                : drawn));

    private static Gen<JsonElement>? Values(PeerHyperparameter hyperparameter) => hyperparameter.Default.ValueKind switch
    {
        JsonValueKind.Number when !hyperparameter.IsOff => from value in Values(hyperparameter.Default, hyperparameter.From, hyperparameter.To) select PeerHyperparameter.Value(value),
        JsonValueKind.Array when hyperparameter.Default.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number) =>
            hyperparameter.Default.EnumerateArray().Aggregate(
                Gen.Constant(ImmutableArray<double>.Empty),
                (drawn, item) => from soFar in drawn from value in Values(item, hyperparameter.From, hyperparameter.To) select soFar.Add(value))
                .Select(values => JsonSerializer.SerializeToElement(values.ToArray())),
        _ => null,
    };

    /// <summary>Of a fraction another; of another number one of up to eight times or an eighth of it; a whole number written as one stays as it is, for it may count something.</summary>
    private static Gen<double> Values(JsonElement given, double? least, double? most)
    {
        var value = given.GetDouble();
        if (given.GetRawText().All(char.IsAsciiDigit) && value > 1) return Gen.Constant(value);
        var near = value is >= 0.5 and < 1 ? Gen.Elements(value, 0.5, 0.75, 0.9, 0.99) : Gen.Choose(-3, 3).Select(exponent => double.ScaleB(value, exponent));
        return near.Select(drawn => double.Clamp(drawn, least ?? double.NegativeInfinity, most ?? double.PositiveInfinity));
    }
}
