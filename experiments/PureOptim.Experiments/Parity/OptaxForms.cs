using System.Collections.Immutable;
using PureOptim.Dialects;

namespace PureOptim.Experiments.Parity;

/// <summary>
/// The expressions of Optax whose arguments are trees or lists: chains, and masks and labels as dictionaries over the names of tensors, which are patterns for names in this library.
/// </summary>
internal static class OptaxForms
{
    /// <summary>The value of such an expression; null if it is another.</summary>
    /// <param name="dotted">The function.</param>
    /// <param name="call">The call.</param>
    /// <param name="value">The value of an argument.</param>
    internal static object? Value(string dotted, PythonExpression.Call call, Func<PythonExpression, object?> value) => dotted switch
    {
        "optax.chain" => Optax.Chain([.. call.Positional.Select(part => Part(value(part)))]),
        "optax.conditionally_mask" when call.Positional is [var inner, var condition] => Optax.ConditionallyMask(Optimizer(value(inner)), Condition(condition, value)),
        "optax.conditionally_transform" when call.Positional is [var inner, var condition] => Optax.ConditionallyTransform(Part(value(inner)), Condition(condition, value)),
        "optax.masked" when call.Positional is [var inner, PythonExpression.Dictionary mask] => Masked(mask, Optimizer(value(inner)), Optax.Chain()),
        "optax.partition" or "optax.multi_transform" when call.Positional is [PythonExpression.Dictionary members, PythonExpression.Dictionary labels] =>
            Grouped(labels, members.Entries.ToDictionary(entry => value(entry.Key)!, entry => Optimizer(value(entry.Value)))),
        _ when call.Named.FirstOrDefault(named => named.Name == "mask").Value is PythonExpression.Dictionary mask => Decayed(mask, call, value),
        _ => null,
    };

    /// <summary>Every so many steps, as <c>every(3)</c>, or as <c>every(3, 1)</c> from another than the first on.</summary>
    private static Func<long, bool> Condition(PythonExpression condition, Func<PythonExpression, object?> value)
    {
        if (condition is not PythonExpression.Call { Callee: PythonExpression.Name { Dotted: "every" }, Positional: { Length: 1 or 2 } numbers }
            || value(numbers[0]) is not long period || (numbers.Length == 2 ? value(numbers[1]) : 0L) is not long first) throw new FormatException("a condition is not every so many steps");
        return step => step % period == first;
    }

    private static OptaxTransform Part(object? value) => value as OptaxTransform ?? OptaxTransform.Of(Optimizer(value));

    private static IOptimizer Optimizer(object? value) => value switch
    {
        IOptimizer optimizer => optimizer,
        OptaxTransform transform => Optax.Chain(transform),
        _ => throw new FormatException("a chain or a group has a part that is no optimizer"),
    };

    private static Groups Masked(PythonExpression.Dictionary mask, IOptimizer inside, IOptimizer outside) =>
        Grouped(mask, new Dictionary<object, IOptimizer> { [true] = inside, [false] = outside });

    /// <summary>The optimizer with its decay for some tensors only.</summary>
    private static Groups Decayed(PythonExpression.Dictionary mask, PythonExpression.Call call, Func<PythonExpression, object?> value)
    {
        var all = call with { Named = [.. call.Named.Where(named => named.Name != "mask")] };
        var without = all with { Named = [.. all.Named.Where(named => named.Name != "weight_decay"), ("weight_decay", new PythonExpression.Literal(0.0))] };
        return Masked(mask, Optimizer(value(all)), Optimizer(value(without)));
    }

    /// <summary>
    /// Groups of tensors by label. A pattern is a name, or all others: the label that most tensors have comes last. Of another label that several tensors have, each is a group by itself.
    /// </summary>
    private static Groups Grouped(PythonExpression.Dictionary labels, Dictionary<object, IOptimizer> members)
    {
        var tensors = labels.Entries.Select(entry => (Name: (string)((PythonExpression.Literal)entry.Key).Value!, Label: ((PythonExpression.Literal)entry.Value).Value!)).ToArray();
        var last = tensors.GroupBy(tensor => tensor.Label).OrderByDescending(label => label.Count()).First().Key;
        return new([.. tensors.Where(tensor => !tensor.Label.Equals(last)).Select(tensor => (tensor.Name, members[tensor.Label])), ("*", members[last])]);
    }
}
