using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs;

/// <summary>
/// Short runs of a claim in floating point, on numbers drawn from a fixed seed: what a guess says and they do not is not worth a question to a solver. They
/// decide nothing else.
/// </summary>
internal sealed class Samples
{
    private const int Tries = 400;

    private readonly Claim _claim;
    private readonly ImmutableArray<Symbol> _free;
    private readonly ImmutableArray<(Symbol Before, Symbol Start, Symbol After)> _changing;
    private readonly ImmutableArray<Symbol> _names;
    private readonly Dictionary<(Symbol Expression, int Number), SymbolProgram> _programs = [];
    private readonly List<Snapshot> _snapshots = [];
    private readonly int _runs;
    private readonly int _steps;

    private Samples(Claim claim, int runs, int steps)
    {
        (_runs, _steps) = (runs, steps);
        _claim = claim;
        _free = [.. claim.Chosen, .. claim.Inputs];
        _changing = claim.IsFirstStep ? [] : [.. claim.Changing];
        _names = [.. _free, .. _changing.Select(one => one.Before)];
    }

    /// <summary>The runs of a claim; none where no numbers were drawn that it assumes.</summary>
    internal static Samples Of(Claim claim) => Of(claim, seed: 1, runs: 6, steps: 6);

    /// <summary>More and longer runs than what is only guessed is worth: some rules take another way after their first steps.</summary>
    internal static Samples More(Claim claim) => Of(claim, seed: 2, runs: 24, steps: 8);

    private static Samples Of(Claim claim, ulong seed, int runs, int steps)
    {
        var samples = new Samples(claim, runs, steps);
        samples.Draw(seed);
        return samples;
    }

    /// <summary>Whether numbers were found that the claim assumes.</summary>
    internal bool IsEmpty => _snapshots.Count == 0;

    /// <summary>Numbers that the claim assumes, by their names: hyperparameters, constants, and the inputs of a first step.</summary>
    internal ImmutableSortedDictionary<string, double> Witness =>
        IsEmpty ? ImmutableSortedDictionary<string, double>.Empty : _free.ToImmutableSortedDictionary(symbol => $"{symbol}", symbol => _snapshots[0].Values[symbol], StringComparer.Ordinal);

    /// <summary>Whether a guess holds at every moment of the runs, as far as floating point tells.</summary>
    internal bool Agree(Func<Moment, Sentence> guess)
    {
        var (start, before, after) = (guess(Moment.Start), guess(Moment.Before), guess(Moment.After));
        return _snapshots.All(at => (at.Number > 1 || Holds(start, at)) && Holds(before, at) && Holds(after, at));
    }

    /// <summary>The steps after which the conclusion does not hold, and the numbers of the run up to there: those that are the same at every step, and then the inputs of each.</summary>
    internal IEnumerable<(int Steps, ImmutableArray<double> Numbers)> Breaches
    {
        get
        {
            for (var i = 0; i < _snapshots.Count; i++)
            {
                var at = _snapshots[i];
                if (Holds(_claim.Conclusion, at)) continue;
                yield return (at.Number,
                [
                    .. _claim.Chosen.Select(symbol => at.Values[symbol]),
                    .. Enumerable.Range(i - at.Number + 1, at.Number).SelectMany(place => _claim.Inputs.Select(input => _snapshots[place].Values[input])),
                ]);
            }
        }
    }

    /// <summary>Whether every step was a number, where those were of which it is assumed.</summary>
    internal bool AreDefined { get; private set; } = true;

    /// <summary>Whether the conclusion holds after every step.</summary>
    internal bool AgreeWithConclusion => _snapshots.All(at => Holds(_claim.Conclusion, at));

    private void Draw(ulong seed)
    {
        var random = new Draws(seed);
        for (var attempt = 0; attempt < Tries && _snapshots.Count < _runs * _steps; attempt++)
        {
            var fixedNumbers = _free.ToDictionary(symbol => symbol, symbol => random.Number(symbol, _claim));
            var begin = new Snapshot(1, fixedNumbers);
            if (!Holds(_claim.Assumption, begin)) continue;
            foreach (var (before, start, _) in _changing) begin.Values[before] = Value(start, begin);
            var at = begin;
            for (var step = 1; step <= (_claim.IsFirstStep ? 1 : _steps); step++)
            {
                if (_claim.Defined.All(run => IsFinite(run, at)) && !_claim.Runs.All(run => IsFinite(run, at))) AreDefined = false;
                if (!_changing.All(one => double.IsFinite(at.Values[one.Before]) && double.IsFinite(Value(one.After, at)))) break;
                _snapshots.Add(at);
                var next = new Snapshot(step + 1, new(fixedNumbers));
                foreach (var input in _claim.Inputs) next.Values[input] = random.Number(input, _claim);
                foreach (var (before, _, after) in _changing) next.Values[before] = Value(after, at);
                if (!Holds(_claim.Assumption, next)) break;
                at = next;
            }
        }
    }

    private bool IsFinite(ClaimRun run, Snapshot at) => run.Outcomes.All(outcome => double.IsFinite(Value(outcome, at)));

    /// <summary>Whether a sentence holds, or floating point does not tell that it does not.</summary>
    private bool Holds(Sentence sentence, Snapshot at) => new Decision<Real64>(expression => Value(expression, at), Comparing.Holds).Of(sentence) != false;

    private double Value(Symbol expression, Snapshot at)
    {
        if (!_programs.TryGetValue((expression, at.Number), out var program))
            _programs.Add((expression, at.Number), program = new(new Substitution().Put(_claim.Number, at.Number).In(expression), _names.AsSpan()));
        Real64[] point = [.. _names.Select(name => (Real64)at.Values.GetValueOrDefault(name))];
        return program.Evaluate<Real64>(point).Value;
    }

    /// <summary>The numbers before a step.</summary>
    private sealed record Snapshot(int Number, Dictionary<Symbol, double> Values);
}
