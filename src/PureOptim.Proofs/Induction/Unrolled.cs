using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;
using PureOptim.Proofs.Smt;

namespace PureOptim.Proofs;

/// <summary>The first steps of a claim's runs, one in the other, from the start.</summary>
internal sealed class Unrolled
{
    private readonly List<Symbol> _outcomes = [];
    private readonly Symbol _number;

    /// <summary>As many steps; the conclusion is about the last.</summary>
    internal Unrolled(Claim claim, int steps)
    {
        Steps = steps;
        (_number, Conclusion) = (claim.Number, claim.Conclusion);
        Free = [.. claim.Chosen];
        var changing = claim.IsFirstStep ? [] : claim.Changing.ToArray();
        Symbol[] at = [.. changing.Select(one => one.Start)];
        for (var step = 1; step <= steps; step++)
        {
            var put = new Substitution().Put(claim.Number, step);
            foreach (var input in claim.Inputs)
            {
                var drawn = Symbol.Variable(Invariant($"{input}{step}"));
                Free = Free.Add(drawn);
                put.Put(input, drawn);
            }

            for (var i = 0; i < changing.Length; i++) put.Put(changing[i].Before, at[i]);
            Assumptions = Assumptions.Add(put.In(claim.Assumption));
            at = [.. changing.Select(one => put.In(one.After))];
            _outcomes.AddRange(claim.Runs.SelectMany(run => run.Outcomes).Select(symbol => put.In(symbol)));
            if (step == steps) Conclusion = put.In(claim.Conclusion);
        }
    }

    /// <summary>The number of steps.</summary>
    internal int Steps { get; }

    /// <summary>The numbers that may be chosen.</summary>
    internal ImmutableArray<Symbol> Free { get; }

    /// <summary>What is assumed of each step.</summary>
    internal ImmutableArray<Sentence> Assumptions { get; } = [];

    /// <summary>What is concluded of the last step.</summary>
    internal Sentence Conclusion { get; }

    /// <summary>That the conclusion follows; a solver that disagrees names numbers.</summary>
    internal Obligation Obligation(ImmutableArray<string> title) =>
        new("run", title, _number, Assumptions, [.. _outcomes], Conclusion, []) { Asked = Free };
}
