using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PureOptim.Laws;
using PureOptim.Laws.Generators;
using PureOptim.Peers.Protocol;
using PureOptim.Peers.Subjects;

namespace PureOptim.Peers.Cases;

/// <summary>Draws the cases that peers are tried on, and makes them smaller.</summary>
internal static class PeerCases
{
    private const int MostSteps = 12;

    /// <summary>Cases of a peer on those of the layouts that it does not refuse, with numbers of middling size that every precision has: what is said of them is not about rounding.</summary>
    internal static Gen<PeerCase> Of(Peer peer, bool onAllLayouts, int least) =>
        from precision in Gen.Elements<Precision>(peer.Description.Precisions)
        from layout in Gen.Elements<Layout>(Fitting(peer, onAllLayouts, least))
        from steps in Gen.Choose(1, MostSteps)
        from split in Gen.Choose(0, steps)
        from numbers in Draws.Seeded((ref draws) => NumbersOf(ref draws, layout, steps))
        from settings in Settings(peer)
        select new PeerCase(peer, settings, new()
        {
            Optimizer = new Sgd(),
            Precision = precision,
            Start = numbers.Start,
            Gradients = numbers.Gradients,
            OtherGradients = numbers.Others,
            Split = split,
            Exponent = 0,
            Marks = numbers.Marks,
        });

    private static (Parameters<double> Start, ImmutableArray<Parameters<double>> Gradients, ImmutableArray<Parameters<double>> Others, ImmutableArray<int> Marks) NumbersOf(
        ref Draws draws, Layout layout, int steps)
    {
        var vectors = CaseVectors.Moderate(layout);
        return (vectors.Start(ref draws), Gradients(ref draws), Gradients(ref draws), [.. CaseGenerator.Marks(ref draws, layout.Length)]);

        // One of ten gradients is 0.
        ImmutableArray<Parameters<double>> Gradients(ref Draws draws)
        {
            var gradients = vectors.Gradients(ref draws, steps);
            foreach (ref var gradient in gradients.AsSpan())
            {
                if (draws.Next(1, 10) == 1) gradient = Parameters<double>.Filled(layout, 0);
            }

            return [.. gradients];
        }
    }

    /// <summary>The layouts of cases; where none is both long enough and accepted all of them, on which the peer then refuses, and says nothing.</summary>
    private static IEnumerable<Layout> Fitting(Peer peer, bool onAllLayouts, int least) =>
        (onAllLayouts ? peer.Tried : peer.Layouts).Where(layout => layout.Length >= least).ToArray() is { Length: > 0 } fitting ? fitting : peer.Tried;

    /// <summary>Smaller cases: fewer settings, then fewer and simpler numbers.</summary>
    internal static IEnumerable<PeerCase> Smaller(PeerCase larger) =>
    [
        .. larger.Settings.Keys.Select(name => larger with { Settings = larger.Settings.Remove(name) }),
        .. CaseShrinker.ShrinkTo(larger.Data, Few(larger.Data.Start.Length)).Select(data => larger with { Data = data }),
    ];

    /// <summary>One coordinate, or two, of several.</summary>
    private static IEnumerable<ImmutableArray<int>> Few(int length) => length == 1
        ? []
        : Enumerable.Range(0, length).Select(i => ImmutableArray.Create(i)).Concat(length == 2 ? [] : Enumerable.Range(0, length).Select(i => ImmutableArray.Create(i, (i + 1) % length)));

    /// <summary>Values for the numbers among the hyperparameters. Half of the cases leave them as they are; so does a number that is 0, which is an option that is off.</summary>
    private static Gen<ImmutableSortedDictionary<string, JsonElement>> Settings(Peer peer) => Gen.OneOf(
        Gen.Constant(ImmutableSortedDictionary<string, JsonElement>.Empty),
        peer.Description.Hyperparameters.Where(one => IsWhole(one, peer)).Aggregate(
            Gen.Constant(ImmutableSortedDictionary<string, JsonElement>.Empty),
            (drawn, hyperparameter) => Values(hyperparameter, hyperparameter == peer.Rate) is { } values
                ? from soFar in drawn from value in values select soFar.SetItem(hyperparameter.Name, value)
                : drawn));

    /// <summary>Of a list in which there are other things than numbers nothing is varied.</summary>
    private static bool IsWhole(PeerHyperparameter hyperparameter, Peer peer) =>
        !hyperparameter.Name.EndsWith(']') || peer.Description.Hyperparameters.Any(one => one.Name == $"{hyperparameter.Name[..hyperparameter.Name.IndexOf('[', StringComparison.Ordinal)]}[0]");

    private static Gen<JsonElement>? Values(PeerHyperparameter hyperparameter, bool isRate) => hyperparameter.Default.ValueKind == JsonValueKind.Number && !hyperparameter.IsOff
        ? from value in Values(hyperparameter.Default, isRate, hyperparameter.From, hyperparameter.To) select PeerHyperparameter.Value(value)
        : null;

    /// <summary>
    /// Of a fraction another, and of a learning rate one of up to eight times or an eighth of it. Other numbers stay as they are: one of 1 or more may be a count, a limit or a coefficient, of
    /// which others are nonsense.
    /// </summary>
    private static Gen<double> Values(JsonElement given, bool isRate, double? least, double? most)
    {
        var value = given.GetDouble();
        if (!isRate && value is not (> 0 and < 1)) return Gen.Constant(value);
        var near = !isRate && value >= 0.5 ? Gen.Elements(value, 0.5, 0.75, 0.9, 0.99) : Gen.Choose(-3, 3).Select(exponent => double.ScaleB(value, exponent));
        return near.Select(drawn => double.Clamp(!isRate && drawn >= 1 ? value : drawn, least ?? double.NegativeInfinity, most ?? double.PositiveInfinity));
    }
}
