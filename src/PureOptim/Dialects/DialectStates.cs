using System.Collections.Immutable;
using System.Numerics;
using PureOptim.Core;

namespace PureOptim.Dialects;

/// <summary>
/// The translation of optimizers' states to and from another program: <see cref="PyTorch.States"/>, <see cref="Optax.States"/>. A run that began there goes on here, and back.
/// </summary>
/// <remarks>
/// PyTorch's names are <c>NAME.SLOT</c>, as in <c>fc1.weight.exp_avg</c>, with a count <c>NAME.step</c> for each tensor. Optax's are <c>SLOT.NAME</c>, as in <c>mu.fc1.weight</c>, with one
/// <c>count</c>. Wrappers that keep nothing, groups and compositions are those of the optimizers in them.
/// </remarks>
public sealed class DialectStates
{
    private const string Shared = "count";

    private readonly bool _isPerTensor;
    private readonly Func<IOptimizer, StateForm?> _formOf;

    /// <summary>The translation to a program.</summary>
    /// <param name="program">The program's name.</param>
    /// <param name="isPerTensor">Whether it has a state for each tensor, which begins with the first step, or one for all, which is there before it.</param>
    /// <param name="formOf">What it keeps of an optimizer; null where that is not known.</param>
    internal DialectStates(string program, bool isPerTensor, Func<IOptimizer, StateForm?> formOf) => (Program, _isPerTensor, _formOf) = (program, isPerTensor, formOf);

    /// <summary>The program's name.</summary>
    public string Program { get; }

    /// <summary>Whether the program keeps the number of steps as an integer.</summary>
    public bool CountsAreIntegers => !_isPerTensor;

    /// <summary>The state of an optimizer as the program keeps it.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="at">A point of its run.</param>
    /// <exception cref="ArgumentException">The program keeps no such state, or none before the first step; the message names the optimizer and says why. Or the state is another optimizer's.</exception>
    public DialectState<T> Of<T>(IOptimizer optimizer, Iterate<T> at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        KindGuard.Belongs(optimizer, at.State, at.Parameters);
        if (_isPerTensor && at.State.Step == 0) throw new ArgumentException($"{Program} has no state of {optimizer.Name} before its first step.", nameof(at));
        return Written(optimizer, at.State, at.Parameters.Layout).Freeze();
    }

    /// <summary>The state of an optimizer from what the program kept.</summary>
    /// <param name="optimizer">The optimizer, with the options that it had there.</param>
    /// <param name="layout">The layout of the parameters, whose names are part of the state's.</param>
    /// <param name="kept">The state there.</param>
    /// <param name="steps">The number of steps taken. It must be given where the program does not count them, as PyTorch does not for SGD.</param>
    /// <exception cref="ArgumentException">
    /// The program keeps no such state; something is missing, of another shape, or not known; or counts differ. The message names it.
    /// </exception>
    public OptimizerState<T> ToState<T>(IOptimizer optimizer, Layout layout, DialectState<T> kept, long? steps = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(kept);
        var start = Start<T>(optimizer, layout);
        var like = Written(optimizer, start, layout);
        foreach (var (name, shape) in like.Tensors)
        {
            if (kept.Tensors.Layout.Find(name) is not { } tensor) throw Missing(optimizer, name);
            if (!tensor.Shape.SequenceEqual(shape)) throw new ArgumentException($"'{name}' has shape {TensorEntry.Describe(tensor.Shape)} where {TensorEntry.Describe(shape)} is expected.", nameof(kept));
        }

        if (like.Required.Concat(like.Numbers.Keys).FirstOrDefault(name => !kept.Counts.ContainsKey(name) && !kept.Numbers.ContainsKey(name)) is { } missing) throw Missing(optimizer, missing);
        string[] unknown = [
            .. kept.Tensors.Layout.Entries.Select(tensor => tensor.Name).Where(name => !like.Tensors.ContainsKey(name)),
            .. kept.Counts.Keys.Where(name => !like.Counts.ContainsKey(name)),
            .. kept.Numbers.Keys.Where(name => !like.Numbers.ContainsKey(name))];
        if (unknown.Length > 0) throw new ArgumentException($"'{unknown[0]}' is not in {Program}'s state of {optimizer.Name}.", nameof(kept));
        return Read(optimizer, start, layout, kept, StepsOf(optimizer, kept, steps));
    }

    /// <summary>The program's name.</summary>
    public override string ToString() => Program;

    /// <summary>The names and shapes of what the program keeps.</summary>
    internal DialectState<T> Like<T>(IOptimizer optimizer, Layout layout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Written(optimizer, Start<T>(optimizer, layout), layout).Freeze();

    private static OptimizerState<T> Start<T>(IOptimizer optimizer, Layout layout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(layout);
        return optimizer.Init(Parameters<T>.Filled(layout, T.Zero));
    }

    private ArgumentException Missing(IOptimizer optimizer, string name) => new($"{Program}'s state of {optimizer.Name} has '{name}', which is missing.", nameof(optimizer));

    private long StepsOf<T>(IOptimizer optimizer, DialectState<T> kept, long? steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var counted = kept.Counts.Select(count => (Name: $"'{count.Key}'", count.Value)).ToList();
        if (steps is { } given) counted.Add(("the number that is given", given));
        if (counted.Count == 0) throw new ArgumentException($"{Program} does not count the steps of {optimizer.Name}: their number must be given.", nameof(steps));
        var (first, taken) = counted[0];
        if (counted.Find(count => count.Value != taken) is { Name: not null } other)
            throw new ArgumentException(Invariant($"The numbers of steps differ: {first} is {taken}, {other.Name} is {other.Value}."), nameof(kept));
        var least = _isPerTensor ? 1 : 0;
        return taken >= least ? taken : throw new ArgumentException(Invariant($"The number of steps of {Program}'s state of {optimizer.Name} must be at least {least}; it is {taken}."), nameof(kept));
    }

    private DialectStateWriter<T> Written<T>(IOptimizer optimizer, OptimizerState<T> state, Layout layout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var writer = new DialectStateWriter<T>(Program);
        if (!_isPerTensor) writer.Count(Shared, state.Step, isRequired: false);
        Write(optimizer, state, layout, writer);
        return writer;
    }

    private void Write<T>(IOptimizer optimizer, OptimizerState<T> state, Layout layout, DialectStateWriter<T> writer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var form = FormOf(optimizer, state, layout);
        foreach (var slot in form.Slots)
        {
            foreach (var tensor in layout.Entries.Where(tensor => slot.Has(tensor.Shape))) writer.Add(NameOf(slot, tensor.Name), slot, tensor, state);
        }

        foreach (var (name, values) in form.Constants) writer.Add(name, [values.Length], [.. values.Select(T.CreateSaturating)]);
        foreach (var number in form.Numbers.Where(number => number.Name is not null))
        {
            foreach (var name in NamesOf(number.Name!, layout)) writer.Number(name, number.Own is null ? number.Of!(state.Step) : state.Scalars[state.ScalarNames.IndexOf(number.Own)]);
        }

        foreach (var name in form.Counts.SelectMany(count => NamesOf(count, layout))) writer.Count(name, state.Step, isRequired: true);

        foreach (var (i, inner) in optimizer.Inner.Index()) Write(inner, state.Inner[i], LayoutOf(optimizer, i, layout), writer);
    }

    private OptimizerState<T> Read<T>(IOptimizer optimizer, OptimizerState<T> like, Layout layout, DialectState<T> kept, long steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var form = FormOf(optimizer, like, layout);
        var innerSteps = optimizer is Frozen frozen ? long.Max(steps - frozen.Steps, 0) : steps;
        return new(
            like.Optimizer,
            steps,
            like.SlotNames,
            [.. like.SlotNames.Zip(like.Slots, (name, slot) => Parameters<T>.Create(slot.Layout, values =>
            {
                foreach (var entry in slot.Layout.Entries) Copy(form.Slots.First(from => from.Own == name && from.Has(layout[entry.Name].Shape)), entry, kept.Tensors, values);
            }))],
            [.. optimizer.Inner.Index().Select(inner => Read(inner.Item, like.Inner[inner.Index], LayoutOf(optimizer, inner.Index, layout), kept, innerSteps))],
            like.ScalarNames,
            [.. like.ScalarNames.Select(name => NumberOf(form.Numbers.First(number => number.Own == name), layout, kept, steps))]);
    }

    /// <summary>One tensor of a slot, from the program's.</summary>
    private void Copy<T>(StateSlot from, TensorEntry to, Parameters<T> tensors, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var target = values.Slice(to.Offset, to.Length);
        tensors[NameOf(from, to.Name)].CopyTo(target);
        if (from.IsNegated)
        {
            for (var i = 0; i < target.Length; i++) target[i] = -target[i];
        }

        if (from.Magnitude is null) return;
        var magnitudes = tensors[NameOf((from.Magnitude, ""), to.Name)];
        for (var i = 0; i < target.Length; i++) target[i] = target[i] > T.Zero ? magnitudes[i] : target[i] < T.Zero ? -magnitudes[i] : target[i];
    }

    private double NumberOf<T>(StateNumber number, Layout layout, DialectState<T> kept, long steps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (number.Name is null) return number.Of!(steps);
        string[] names = [.. NamesOf(number.Name, layout)];
        if (names.Length == 0) throw new ArgumentException($"There is no tensor, and so no '{number.Name}'.", nameof(layout));
        var value = kept.Numbers[names[0]];
        return names.FirstOrDefault(name => !kept.Numbers[name].Equals(value)) is { } other
            ? throw new ArgumentException(Invariant($"Here all tensors have the same {number.Name}: '{names[0]}' is {value:R}, '{other}' is {kept.Numbers[other]:R}."), nameof(kept))
            : value;
    }

    private StateForm FormOf<T>(IOptimizer optimizer, OptimizerState<T> state, Layout layout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (optimizer is Frozen { Wrapped: var waiting } && StateForm.Remembers(waiting))
            throw Refused(optimizer, $"{waiting.Name} waits in it with a memory");
        if (_formOf(optimizer) is not { } form)
        {
            return state.Slots.IsEmpty && state.Scalars.IsEmpty
                ? StateForm.Empty
                : throw Refused(optimizer, $"{string.Join(", ", [.. state.SlotNames, .. state.ScalarNames])} {(state.Slots.Length + state.Scalars.Length == 1 ? "has" : "have")} no known counterpart there");
        }

        if (form.Refusal is { } why) throw Refused(optimizer, why);
        foreach (var tensor in layout.Entries)
        {
            if (form.FaultOf(tensor.Shape) is { } fault) throw Refused(optimizer, $"{fault}; '{tensor.Name}' has shape {TensorEntry.Describe(tensor.Shape)}");
        }

        return form;
    }

    private ArgumentException Refused(IOptimizer optimizer, string why) => new($"The state of {optimizer.Name} has no translation to {Program}: {why}.", nameof(optimizer));

    private static Layout LayoutOf(IOptimizer optimizer, int inner, Layout layout) => optimizer is Optimizer kind ? kind.LayoutOf(inner, layout) : layout;

    private string NameOf(StateSlot slot, string tensor) => _isPerTensor ? $"{tensor}.{slot.Name}{slot.Suffix}" : $"{slot.Name}.{tensor}{slot.Suffix}";

    private IEnumerable<string> NamesOf(string number, Layout layout) => _isPerTensor ? layout.Entries.Select(tensor => $"{tensor.Name}.{number}") : [number];
}
