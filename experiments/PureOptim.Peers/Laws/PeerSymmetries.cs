using System.Collections.Immutable;
using System.Text.Json;
using PureOptim.Laws;
using PureOptim.Peers.Cases;
using PureOptim.Peers.Protocol;
using PureOptim.Peers.Subjects;
using static PureOptim.OptimizerTraits;
using static PureOptim.Peers.Laws.PeerPromises;

namespace PureOptim.Peers.Laws;

/// <summary>Group B: the path of a transformed problem is the transformed path.</summary>
internal static class PeerSymmetries
{
    private static readonly JsonElement _true = JsonSerializer.SerializeToElement(true);

    /// <summary>The laws of the group.</summary>
    internal static ImmutableArray<PeerLaw> Laws { get; } =
    [
        PeerLaw.Like("B1", HoldsOnlyFor(ElementWise), c => [c.Run("whole"), c.Run("the first part", vector => FirstPart(c, vector))], (c, runs, paths) =>
            Closeness.Same(c, runs, paths, paths[1].Points, [.. paths[0].Points.Select(point => FirstPart(c, point))])),
        Transformed("B2", HoldsOnlyFor(ElementWise), "in another order", Permuted),
        Transformed("B2b", HoldsOnlyFor(PermutationEquivariant, RotationEquivariant), "in another order", Permuted),
        Transformed("B3", HoldsOnlyFor(ElementWise), "as one vector", (_, vector) => Parameters<double>.Of(Layout.Vector(vector.Length), vector.Values)),
        Transformed("B4", HoldsOnlyFor(Odd), "with signs turned", (c, vector) => vector.Map((value, i) => c.Data.Signs[i] * value)),
        Transformed("B5", HoldsOnlyFor(RotationEquivariant), "rotated", (c, vector) => c.Data.Permutation is [var one, var other, ..] ? Rotated(vector, one, other) : vector),
        Transformed("B7", HoldsOnlyFor(RotationEquivariantPerTensor, RotationEquivariant), "rotated tensor by tensor", (c, vector) => vector.Layout.Entries.Where(entry => entry.Length > 1)
            .Aggregate(vector, (soFar, entry) => c.Data.Mark(entry.Offset) % (entry.Length - 1) + entry.Offset is var first ? Rotated(soFar, first, first + 1) : soFar)),
        PeerLaw.Like("B8", HoldsOnlyFor(TranslationInvariant), c => [c.Run("where it starts"), c.Run("moved") with { Start = Moved(c, c.Data.Start) }], (c, runs, paths) =>
            Closeness.Same(c, runs, paths, paths[1].Points, [.. paths[0].Points.Select(point => Moved(c, point))])),
        PeerLaw.Like("B9", peer => Maximize(peer) is null ? Applicability.DoesNotApply : Applicability.Holds, c =>
        [
            c.Run("down the other function") with { Gradients = [.. c.Data.Gradients.Select(gradient => gradient.Map((value, _) => -value))] },
            c.Run("up the function") with { Settings = c.Settings.SetItem(Maximize(c.Peer)!.Name, _true) },
        ], (c, runs, paths) => Closeness.Same(c, runs, paths, paths[1].Points, paths[0].Points)),
        PeerLaw.Like("B10", HoldsOnlyFor(ElementWise), c => [c.Run("finite"), c.Run("with NaN") with { Gradients = [.. c.Data.Gradients.Select((gradient, step) => step < c.Data.Split ? gradient : Struck(c, gradient))] }],
            (c, runs, paths) => Closeness.Same(c, runs[..1], paths[..1], [.. paths[1].Points.Select(point => Spared(c, point))], [.. paths[0].Points.Select(point => Spared(c, point))]))
            with { Least = 2 },
    ];

    /// <summary>A law that the run of what is transformed has the points of the run, transformed.</summary>
    private static PeerLaw Transformed(string id, Func<Peer, Applicability> applies, string name, Func<PeerCase, Parameters<double>, Parameters<double>> transform) => PeerLaw.Like(
        id, OnGradients(applies), c => [c.Run("as it is"), c.Run(name, vector => transform(c, vector))],
        (c, runs, paths) => Closeness.Same(c, runs, paths, paths[1].Points, [.. paths[0].Points.Select(point => transform(c, point))]));

    private static Parameters<double> Permuted(PeerCase c, Parameters<double> vector)
    {
        var permutation = c.Data.Permutation;
        return vector.Map((_, i) => vector[permutation[i]]);
    }

    /// <summary>Two coordinates turned by the angle of a 3-4-5 triangle.</summary>
    private static Parameters<double> Rotated(Parameters<double> vector, int one, int other) => vector.Map((value, i) =>
        i == one ? 0.6 * vector[one] - 0.8 * vector[other]
        : i == other ? 0.8 * vector[one] + 0.6 * vector[other]
        : value);

    private static Parameters<double> Moved(PeerCase c, Parameters<double> vector) => vector.Map((value, i) => value + c.Data.Marks[i] % 16);

    /// <summary>The first coordinates, at least one, as one vector.</summary>
    private static Parameters<double> FirstPart(PeerCase c, Parameters<double> vector) =>
        Parameters<double>.Of(Layout.Vector(1 + c.Data.Mark(0) % vector.Length), vector.Values[..(1 + c.Data.Mark(0) % vector.Length)]);

    private static Parameters<double> Struck(PeerCase c, Parameters<double> gradient) => gradient.Map((value, i) => i == c.Data.Marks[0] % gradient.Length ? double.NaN : value);

    private static Parameters<double> Spared(PeerCase c, Parameters<double> point) => point.Map((value, i) => i == c.Data.Marks[0] % point.Length ? 0 : value);

    private static PeerHyperparameter? Maximize(Peer peer) => peer.Description.Hyperparameters.FirstOrDefault(one => one.Name == "maximize" && one.Default.ValueKind is JsonValueKind.True or JsonValueKind.False);
}
