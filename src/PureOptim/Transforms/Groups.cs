using System.Collections.Immutable;
using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// Groups of tensors, an optimizer each, by patterns for the tensors' names: <c>new Groups(("W*", muon), ("*", adam))</c>.
/// </summary>
/// <remarks>
/// <para>
/// In a pattern <c>*</c> stands for any characters, also none, and <c>?</c> for one. A tensor belongs to the first pattern that it fits. Every
/// tensor must belong to one, and every pattern must have a tensor.
/// </para>
/// <para>
/// Groups know nothing of one another: each is a run of its own over its tensors, to the bit, with norms, noise and counts of steps of its own. The
/// loss is that of the model. An optimizer that takes gradients elsewhere (<see cref="Sam"/>) cannot stand in a group; it can be put around all of them.
/// </para>
/// <para>As <c>partition</c> in Optax (<c>multi_transform</c>) and the parameter groups of PyTorch.</para>
/// </remarks>
public sealed record Groups : Partition
{
    /// <summary>Optimizers by patterns for names.</summary>
    /// <param name="members">A pattern for the names of tensors, and the optimizer for those that it is the first to fit; at least one.</param>
    /// <exception cref="ArgumentException">There is no pattern, or one is empty or has no optimizer.</exception>
    public Groups(params ImmutableArray<(string Pattern, IOptimizer Optimizer)> members)
    {
        if (members.IsDefaultOrEmpty) throw new ArgumentException("Members must be at least one pattern with its optimizer.", nameof(members));
        foreach (var (pattern, optimizer) in members)
        {
            if (string.IsNullOrEmpty(pattern)) throw new ArgumentException("Members must not have an empty pattern; \"*\" fits every name.", nameof(members));
            if (optimizer is null) throw new ArgumentException($"Members must have an optimizer for each pattern; '{pattern}' has none.", nameof(members));
        }

        Members = members;
    }

    /// <summary>The patterns in their order, each with its optimizer.</summary>
    public ImmutableArray<(string Pattern, IOptimizer Optimizer)> Members { get; }

    /// <summary>The optimizer of each group.</summary>
    public override ImmutableArray<IOptimizer> Inner => [.. Members.Select(member => member.Optimizer)];

    /// <summary>Whether patterns and optimizers are the same.</summary>
    public bool Equals(Groups? other) => other is not null && Members.SequenceEqual(other.Members);

    /// <inheritdoc/>
    public override int GetHashCode() => Members.Aggregate(0, HashCode.Combine);

    /// <summary>As in <c>Groups { W* = Muon { ... }, * = Adam { ... } }</c>.</summary>
    internal override IEnumerable<string> Settings => Members.Select(member => $"{member.Pattern} = {member.Optimizer}");

    /// <inheritdoc/>
    internal override string InnerList => nameof(Members);

    /// <inheritdoc/>
    internal override Optimizer WithInner(int inner, IOptimizer optimizer) => new Groups(Members.SetItem(inner, (Members[inner].Pattern, optimizer)));

    /// <inheritdoc/>
    private protected override string Describe(int group) => $"'{Members[group].Pattern}'";

    /// <summary>Refuses a pattern without a tensor.</summary>
    private protected override void CheckEmpty(int group, Layout layout, int[] groupOf)
    {
        var (pattern, optimizer) = Members[group];
        var earlier = layout.Entries.FirstOrDefault(entry => NamePattern.Fits(pattern, entry.Name));
        throw new ArgumentException(earlier is null
            ? $"No tensor has a name that fits '{pattern}', the pattern of {optimizer.Name}; there are {layout}."
            : $"Every tensor whose name fits '{pattern}', the pattern of {optimizer.Name}, fits an earlier pattern, as '{earlier.Name}' fits '{Members[groupOf[layout.Entries.IndexOf(earlier)]].Pattern}'.");
    }

    /// <inheritdoc/>
    private protected override int GroupOf(TensorEntry tensor)
    {
        var group = 0;
        while (group < Members.Length && !NamePattern.Fits(Members[group].Pattern, tensor.Name)) group++;
        return group < Members.Length
            ? group
            : throw new ArgumentException($"The tensor '{tensor.Name}' is in no group; the patterns are {string.Join(", ", Members.Select(member => $"'{member.Pattern}'"))}. Let the last be '*'.");
    }
}
