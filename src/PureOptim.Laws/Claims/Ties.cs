using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>
/// The hyperparameters of an optimizer that is made from another, as expressions of the other's: a law sets some to numbers, ties one to another, doubles
/// a rate. They are found by making it from several others, whose numbers are exact in every product here; so what a law says once in code is not said
/// again in formulas.
/// </summary>
internal sealed class Ties
{
    private const long SomeStep = 9;

    private readonly ImmutableDictionary<string, Symbol> _values;
    private readonly string _name;

    private Ties(string name, ImmutableDictionary<string, Symbol> values, ImmutableArray<Symbol?> starts) => (_name, _values, Starts) = (name, values, starts);

    /// <summary>The number that each slot starts with; null for one that starts as a copy of the parameter.</summary>
    internal ImmutableArray<Symbol?> Starts { get; }

    /// <summary>The ties of what is made of a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="symbols">The symbol of each of its hyperparameters.</param>
    /// <param name="make">Makes the optimizer.</param>
    /// <exception cref="ClaimException">A hyperparameter follows from the subject's in another way, or differs from step to step.</exception>
    internal static Ties Of(Optimizer subject, ImmutableDictionary<string, Symbol> symbols, Func<Optimizer, Optimizer> make)
    {
        ImmutableArray<Probe> probes = [.. Enumerable.Range(0, 4).Select(turn => Probe.Of(subject, symbols, turn, make))];
        var values = ImmutableDictionary<string, Symbol>.Empty;
        foreach (var hyperparameter in Hyperparameter.Of(probes[0].Made))
        {
            double[] numbers = [.. probes.Select(probe => Constant(hyperparameter, probe.Made))];
            values = values.Add(hyperparameter.Name, Express(numbers, probes, symbols)
                ?? throw new ClaimException($"{hyperparameter.Path} of {probes[0].Made.Name} follows from the hyperparameters in no simple way."));
        }

        var slots = probes[0].Made.Slots;
        var starts = slots.Select((slot, i) => slot.IsCopy ? (Symbol?)null : Express([.. probes.Select(probe => probe.Made.Slots[i].Value)], probes, symbols)
            ?? throw new ClaimException($"{slot.Name} of {probes[0].Made.Name} starts at a number that follows from the hyperparameters in no simple way."));
        return new(probes[0].Made.Name, values, [.. starts]);
    }

    /// <summary>The value of a hyperparameter.</summary>
    /// <exception cref="ClaimException">There is none of that name.</exception>
    internal Symbol Of(string hyperparameter) =>
        _values.TryGetValue(hyperparameter, out var value) ? value : throw new ClaimException($"{_name} has no hyperparameter '{hyperparameter}'.");

    private static double Constant(Hyperparameter hyperparameter, Optimizer made)
    {
        var schedule = hyperparameter.Get(made);
        return schedule.At(0) == schedule.At(SomeStep)
            ? schedule.At(SomeStep)
            : throw new ClaimException($"{hyperparameter.Path} of {made.Name} differs from step to step.");
    }

    /// <summary>The expression that has all the numbers: a constant, a multiple of one hyperparameter plus a constant, a product of two or of one and the complement of another, a quotient.</summary>
    private static Symbol? Express(double[] numbers, ImmutableArray<Probe> probes, ImmutableDictionary<string, Symbol> symbols)
    {
        if (numbers.All(number => number == numbers[0])) return numbers[0];
        bool Fits(Func<Probe, double> formula) => probes.Zip(numbers, (probe, number) => formula(probe) == number).All(fits => fits);
        var named = symbols.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        foreach (var (name, symbol) in named)
            if (Fits(probe => probe[name])) return symbol;
        foreach (var (name, symbol) in named)
        {
            var slope = (numbers[1] - numbers[0]) / (probes[1][name] - probes[0][name]);
            var rest = numbers[0] - slope * probes[0][name];
            if (Fits(probe => slope * probe[name] + rest)) return rest == 0 ? slope * symbol : slope * symbol + rest;
        }

        foreach (var (one, left) in named)
        {
            foreach (var (other, right) in named)
            {
                if (Fits(probe => probe[one] * probe[other])) return left * right;
                if (Fits(probe => probe[one] * (1 - probe[other]))) return left * (1 - right);
                if (Fits(probe => probe[one] / probe[other])) return left / right;
            }
        }

        return null;
    }

    /// <summary>A subject with numbers of its own for hyperparameters, and what is made of it.</summary>
    private sealed record Probe(ImmutableDictionary<string, double> Numbers, Optimizer Made)
    {
        internal double this[string hyperparameter] => Numbers[hyperparameter];

        internal static Probe Of(Optimizer subject, ImmutableDictionary<string, Symbol> symbols, int turn, Func<Optimizer, Optimizer> make)
        {
            var numbers = ImmutableDictionary<string, double>.Empty;
            IOptimizer varied = subject;
            foreach (var (place, hyperparameter) in Hyperparameter.Of(subject).Index())
            {
                // An option that is off stays so, and what is 0.
                if (!symbols.ContainsKey(hyperparameter.Name)) continue;
                var number = Number(hyperparameter, place, turn);
                numbers = numbers.Add(hyperparameter.Name, number);
                varied = hyperparameter.With(varied, number);
            }

            return new(numbers, make((Optimizer)varied));
        }

        /// <summary>Numbers of few binary digits, different for each hyperparameter and turn, within its bounds.</summary>
        private static double Number(Hyperparameter hyperparameter, int place, int turn)
        {
            // No two hyperparameters are on one line.
            var odd = 1 + 2 * ((13 * place + 7 * turn * turn + turn * (3 + 5 * place * place)) % 31);
            return hyperparameter.IsWhole ? 2 + odd
                : hyperparameter.Bounds is Bounds.BelowOne or Bounds.UnitInterval ? odd / 64.0
                : 1 + odd / 32.0;
        }
    }
}
