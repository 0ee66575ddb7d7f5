using System.Collections.Immutable;
using PureOptim.Core;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Algebras;

/// <summary>The units of a rule: whether what is added, compared or chosen from has the same, as the declarations of its hyperparameters say.</summary>
/// <param name="Findings">What is wrong, in words; none where the units fit.</param>
/// <param name="Slots">The unit of each slot, as it follows from the rule.</param>
/// <param name="IsScaledExactly">Whether units that are larger by powers of two make every number larger by exactly that, bit for bit.</param>
internal sealed record Units(ImmutableArray<string> Findings, ImmutableArray<Measure> Slots, bool IsScaledExactly)
{
    private const int MostSteps = 8;

    /// <summary>The units of an optimizer's rule; a finding where a hyperparameter declares none.</summary>
    internal static Units Of(ClaimSubject subject)
    {
        var claim = Claim.About(subject, "A step.", sketch =>
        {
            sketch.Run(sketch.Inputs("g"));
            return Sentence.True;
        });
        var units = Hyperparameter.Of(subject.Optimizer).ToDictionary(one => one.Name, one => one.Unit);
        if (units.FirstOrDefault(unit => unit.Value is null) is { Key: { } name }) return new([name + RuleUnits.Undeclared], [], IsScaledExactly: false);
        return Of(claim.Runs[0], new HyperparameterUnit(1, 0), symbol => claim.Hyperparameters.FirstOrDefault(pair => pair.Value == symbol).Key is { } hyperparameter
            ? Measure.Of(units[hyperparameter]!.Value)
            : null);
    }

    /// <summary>The units where only gradients have one, and ε is 0: of a claim that gradients may be scaled.</summary>
    internal static Units OfGradients(Claim claim) => Of(claim.Runs[0], HyperparameterUnit.None, _ => null);

    private static Units Of(ClaimRun run, HyperparameterUnit parameter, Func<Symbol, Measure?> hyperparameter)
    {
        Measure Known(Symbol symbol) => run.Before.Parameters.All.Contains(symbol) || run.Start.Parameters.All.Contains(symbol) ? Measure.Of(parameter)
            : symbol == run.Loss ? Measure.Of(parameter) * Measure.Of(new(0, 1))
            : run.Gradients.All.Contains(symbol) ? Measure.Of(new(0, 1))
            : hyperparameter(symbol) ?? Measure.None;
        ImmutableArray<Measure> slots = [.. run.Start.Slots.Select(start => new MeasureOf(Known)[start])];
        for (var step = 0; ; step++)
        {
            var before = slots;
            var measures = new MeasureOf(symbol => run.Before.Slots.IndexOf(symbol) is >= 0 and var place ? before[place] : Known(symbol));
            ImmutableArray<Measure> after = [.. run.After.Slots.Select(slot => measures[slot])];
            slots = [.. before.Zip(after, (one, other) => Measure.Same(one, other, "a slot that is at first"))];
            var moved = run.After.Parameters.All.Select(one => Measure.Same(Measure.Of(parameter), measures[one], "the parameter")).ToArray();
            ImmutableArray<string> findings = [.. slots.Concat(moved).Select(measure => measure.Fault).OfType<string>().Distinct(StringComparer.Ordinal)];
            if (!findings.IsEmpty || step == MostSteps || Same(slots, before)) return new(findings, slots, step < MostSteps && slots.Concat(moved).All(measure => measure.IsScaledExactly));
        }
    }

    private static bool Same(ImmutableArray<Measure> one, ImmutableArray<Measure> other) =>
        one.Zip(other, (left, right) => left.IsAny == right.IsAny && left.Parameter == right.Parameter && left.Gradient == right.Gradient).All(same => same);
}
