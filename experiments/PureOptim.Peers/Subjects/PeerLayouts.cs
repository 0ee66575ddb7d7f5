using System.Collections.Immutable;

namespace PureOptim.Peers.Subjects;

/// <summary>The layouts that peers are tried on.</summary>
internal static class PeerLayouts
{
    /// <summary>Few shapes, since some peers compile a run for each: a scalar, vectors, a matrix, and several tensors.</summary>
    internal static ImmutableArray<Layout> All { get; } =
    [
        .. ((int[][][])[[[]], [[3]], [[2, 3]], [[2, 2], [3], []]]).Select(shapes => Layout.Of(shapes.Select((shape, i) => (Invariant($"t{i}"), shape.ToImmutableArray())))),
    ];

    /// <summary>A scalar, a matrix and several tensors, for a quick look.</summary>
    internal static ImmutableArray<Layout> Few => [All[0], All[2], All[3]];
}
