using PureOptim.Core;

namespace PureOptim;

/// <summary>
/// Groups of tensors, an optimizer each, which know nothing of one another: each is a run of its own over its tensors, to the bit, with norms, noise and counts of steps of its own.
/// </summary>
public abstract record Partition : Optimizer
{
    private protected Partition()
    {
    }

    /// <inheritdoc/>
    public override Needs Needs => Inner.Aggregate(Needs.Gradient, (needs, optimizer) => needs | optimizer.Needs);

    /// <summary>The traits that all groups share, except those that hold only for a single group.</summary>
    public override OptimizerTraits Traits => Inner.Aggregate(
        OptimizerTraits.Odd | OptimizerTraits.TranslationInvariant | OptimizerTraits.Linear | OptimizerTraits.Descending
            | OptimizerTraits.RotationEquivariantPerTensor | OptimizerTraits.RestsWithoutGradient,
        (traits, optimizer) => optimizer.Kept(traits));

    /// <summary>The results of all groups together.</summary>
    /// <param name="at">A point of a run.</param>
    public override Parameters<T> Result<T>(Iterate<T> at)
    {
        var layout = at.Parameters.Layout;
        var groupOf = GroupsOf(layout);
        var result = at.Parameters.Values.ToArray();
        for (var group = 0; group < Inner.Length; group++)
        {
            var own = LayoutOf(group, layout);
            var parameters = Parameters<T>.Of(own, Gathered(group, groupOf, layout, at.Parameters.Values));
            var ofGroup = Inner[group].Result(new Iterate<T>(parameters, at.State.Inner[group]));
            foreach (var entry in own.Entries) ofGroup[entry.Name].CopyTo(result.AsSpan(layout[entry.Name].Offset));
        }

        return Parameters<T>.Of(layout, result);
    }

    /// <inheritdoc/>
    internal override void Check(Layout layout)
    {
        base.Check(layout);
        var groupOf = GroupsOf(layout);
        for (var group = 0; group < Inner.Length; group++)
        {
            var optimizer = Inner[group];
            if (!groupOf.Contains(group)) CheckEmpty(group, layout, groupOf);
            if (optimizer.Needs.HasFlag(Needs.OtherPoints))
                throw new ArgumentException($"{KindGuard.WhoNeeds(optimizer, Needs.OtherPoints).Name} takes gradients elsewhere, which is done for the whole model; it stands in the group {Describe(group)}. Put it around the groups.");
            if (optimizer is Optimizer kind) kind.Check(LayoutOf(group, layout));
        }
    }

    /// <inheritdoc/>
    internal override Layout LayoutOf(int inner, Layout layout)
    {
        var groupOf = GroupsOf(layout);
        return Layout.Of(layout.Entries.Where((_, i) => groupOf[i] == inner).Select(entry => (entry.Name, entry.Shape)));
    }

    /// <inheritdoc/>
    internal override StateMemory<E> InitialMemory<E>(Kernel<E> kernel, Layout layout, ReadOnlySpan<E> parameters)
    {
        var groupOf = GroupsOf(layout);
        var inner = new StateMemory<E>[Inner.Length];
        for (var group = 0; group < inner.Length; group++)
            inner[group] = Stepping.InitialMemory(Inner[group], kernel, LayoutOf(group, layout), Gathered(group, groupOf, layout, parameters));
        return StateMemory<E>.Initial(Name, Slots, layout, parameters, kernel.Start, inner);
    }

    /// <inheritdoc/>
    internal override Stepper<E> Stepper<E>(Kernel<E> kernel, StateMemory<E> memory, Layout layout) => new GroupsStepper<E>(
        memory,
        [.. Inner.Select((optimizer, group) => Stepping.Stepper(optimizer, kernel, memory.Inner[group], LayoutOf(group, layout)))],
        layout,
        GroupsOf(layout));

    /// <summary>The group of a tensor.</summary>
    private protected abstract int GroupOf(TensorEntry tensor);

    /// <summary>A group in messages.</summary>
    private protected abstract string Describe(int group);

    /// <summary>Refuses a group without a tensor, where there must be one.</summary>
    private protected virtual void CheckEmpty(int group, Layout layout, int[] groupOf)
    {
    }

    /// <summary>The group of each tensor, in their order.</summary>
    private int[] GroupsOf(Layout layout) => [.. layout.Entries.Select(GroupOf)];

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
