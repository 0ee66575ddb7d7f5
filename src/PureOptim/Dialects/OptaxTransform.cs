using System.Collections.Immutable;

namespace PureOptim.Dialects;

/// <summary>
/// A gradient transformation of Optax that is no optimizer by itself: <c>Optax.Clip(1)</c>, <c>Optax.ScaleByAdam()</c>. <see cref="Optax.Chain(ImmutableArray{OptaxTransform})"/> makes optimizers of them.
/// </summary>
/// <remarks>
/// Optax adds what comes out of a chain to the parameters, so that a chain climbs whose signs are never turned. This library's optimizers take their updates off; a chain that climbs
/// is one around <see cref="Maximize"/>.
/// </remarks>
public sealed record OptaxTransform
{
    internal OptaxTransform(string name) => Name = name;

    /// <summary>The name in messages.</summary>
    internal string Name { get; }

    /// <summary>The rule, with rate 1, where the transformation is one; a chain has one at most.</summary>
    internal IOptimizer? Rule { get; init; }

    /// <summary>Whether the sign is turned.</summary>
    internal bool TurnsSign { get; init; }

    /// <summary>Whether it says something else of a chain that climbs.</summary>
    internal bool LooksAtParameters { get; init; }

    /// <summary>The same before a rule.</summary>
    internal Func<IOptimizer, IOptimizer>? Before { get; init; }

    /// <summary>The same after a rule.</summary>
    internal Func<IOptimizer, IOptimizer>? After { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>An optimizer as a part of a chain: its rate has turned the sign.</summary>
    /// <param name="optimizer">The optimizer.</param>
    public static OptaxTransform Of(IOptimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return new(optimizer.DisplayName) { Rule = optimizer, TurnsSign = true };
    }

    /// <summary>What a chain of transformations does.</summary>
    /// <exception cref="ArgumentException">There are two rules, or one stands where it has no counterpart.</exception>
    internal static IOptimizer Chained(ImmutableArray<OptaxTransform> parts)
    {
        int[] rules = [.. parts.Index().Where(part => part.Item.Rule is not null).Select(part => part.Index)];
        if (rules.Length > 1) throw new ArgumentException($"A chain has one rule here; {parts[rules[0]]} and {parts[rules[1]]} are two.", nameof(parts));

        // Without a rule, what can stand before one does, around plain descent.
        var before = rules.Length == 1 ? rules[0] : parts.TakeWhile(part => part.Before is not null).Count();
        var rule = rules.Length == 1 ? parts[rules[0]].Rule! : new Sgd { LearningRate = 1 };
        var after = parts[(before + rules.Length)..];
        if (parts.Count(part => part.TurnsSign) % 2 == 0)
        {
            if (after.FirstOrDefault(part => part.LooksAtParameters) is { } part) throw new ArgumentException($"A chain that climbs has no counterpart of {part} after its rule.", nameof(parts));
            rule = rule.Maximizing();
        }

        var moved = after.Aggregate(rule, (inner, part) => (part.After ?? throw new ArgumentException($"{part} has no counterpart after a rule.", nameof(parts)))(inner));
        return parts[..before].Reverse().Aggregate(moved, (inner, part) => (part.Before ?? throw new ArgumentException($"{part} has no counterpart before a rule.", nameof(parts)))(inner));
    }
}
