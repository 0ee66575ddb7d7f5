using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

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
public sealed record Groups : Optimizer
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

    /// <inheritdoc/>
    public override Needs Needs => Members.Aggregate(Needs.Gradient, (needs, member) => needs | member.Optimizer.Needs);

    /// <summary>The traits that all groups share, except those that hold only for a single group.</summary>
    public override OptimizerTraits Traits => Members.Aggregate(
        OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Linear | OptimizerTraits.Descending
            | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.RestsWithoutGradient,
        (traits, member) => member.Optimizer.Kept(traits));

    /// <summary>The results of all groups together.</summary>
    /// <param name="at">A point of a run.</param>
    public override Parameters<T> Result<T>(Iterate<T> at)
    {
        var layout = at.Parameters.Layout;
        var groupOf = GroupOf(layout);
        var result = at.Parameters.Values.ToArray();
        for (var group = 0; group < Members.Length; group++)
        {
            var own = LayoutOf(group, layout);
            var parameters = Parameters<T>.Of(own, Gathered(group, groupOf, layout, at.Parameters.Values));
            var ofGroup = Members[group].Optimizer.Result(new Iterate<T>(parameters, at.State.Inner[group]));
            foreach (var entry in own.Entries) ofGroup[entry.Name].CopyTo(result.AsSpan(layout[entry.Name].Offset));
        }

        return Parameters<T>.Of(layout, result);
    }

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
    internal override void Check(Layout layout)
    {
        base.Check(layout);
        var groupOf = GroupOf(layout);
        for (var group = 0; group < Members.Length; group++)
        {
            var (pattern, optimizer) = Members[group];
            if (!groupOf.Contains(group))
            {
                var earlier = layout.Entries.FirstOrDefault(entry => NamePattern.Fits(pattern, entry.Name));
                throw new ArgumentException(earlier is null
                    ? $"No tensor has a name that fits '{pattern}', the pattern of {optimizer.Name}; there are {layout}."
                    : $"Every tensor whose name fits '{pattern}', the pattern of {optimizer.Name}, fits an earlier pattern, as '{earlier.Name}' fits '{Members[groupOf[layout.Entries.IndexOf(earlier)]].Pattern}'.");
            }

            if (optimizer.Needs.HasFlag(Needs.OtherPoints))
                throw new ArgumentException($"{KindGuard.WhoNeeds(optimizer, Needs.OtherPoints).Name} takes gradients elsewhere, which is done for the whole model; it stands in the group '{pattern}'. Put it around the groups.");
            if (optimizer is Optimizer kind) kind.Check(LayoutOf(group, layout));
        }
    }

    /// <inheritdoc/>
    internal override Layout LayoutOf(int inner, Layout layout)
    {
        var groupOf = GroupOf(layout);
        return Layout.Of(layout.Entries.Where((_, i) => groupOf[i] == inner).Select(entry => (entry.Name, entry.Shape)));
    }

    /// <inheritdoc/>
    internal override StateMemory<E> InitialMemory<E>(Kernel<E> kernel, Layout layout, ReadOnlySpan<E> parameters)
    {
        var groupOf = GroupOf(layout);
        var inner = new StateMemory<E>[Members.Length];
        for (var group = 0; group < inner.Length; group++)
            inner[group] = Stepping.InitialMemory(Members[group].Optimizer, kernel, LayoutOf(group, layout), Gathered(group, groupOf, layout, parameters));
        return StateMemory<E>.Initial(Name, Slots, layout, parameters, kernel.Start, inner);
    }

    /// <inheritdoc/>
    internal override Stepper<E> Stepper<E>(Kernel<E> kernel, StateMemory<E> memory, Layout layout) => new GroupsStepper<E>(
        memory,
        [.. Members.Select((member, group) => Stepping.Stepper(member.Optimizer, kernel, memory.Inner[group], LayoutOf(group, layout)))],
        layout,
        GroupOf(layout));

    /// <summary>The group of each tensor, in their order.</summary>
    private int[] GroupOf(Layout layout)
    {
        var groupOf = new int[layout.Entries.Length];
        for (var i = 0; i < groupOf.Length; i++)
        {
            var group = 0;
            while (group < Members.Length && !NamePattern.Fits(Members[group].Pattern, layout.Entries[i].Name)) group++;
            groupOf[i] = group < Members.Length
                ? group
                : throw new ArgumentException($"The tensor '{layout.Entries[i].Name}' is in no group; the patterns are {string.Join(", ", Members.Select(member => $"'{member.Pattern}'"))}. Let the last be '*'.");
        }

        return groupOf;
    }

    /// <summary>The numbers of a group's tensors, one after another.</summary>
    private static E[] Gathered<E>(int group, int[] groupOf, Layout layout, ReadOnlySpan<E> all)
    {
        var result = new List<E>();
        for (var i = 0; i < groupOf.Length; i++)
        {
            if (groupOf[i] == group) result.AddRange(all.Slice(layout.Entries[i].Offset, layout.Entries[i].Length));
        }

        return [.. result];
    }
}
