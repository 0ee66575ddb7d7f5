using System.Collections.Immutable;
using PureOptim.Laws.Claims;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Smt;

/// <summary>
/// Writes an obligation as SMT-LIB 2, of which a solver says whether its opposite can be true: a quotient q of a and b is a number with q b = a, the root y
/// of x one with y ≥ 0 and y² = x; that b is not 0 and x not negative is shown in an obligation of its own, or assumed.
/// </summary>
internal sealed class SmtText
{
    private readonly SmtGraph _graph;
    private readonly SmtConditions _given;
    private readonly SmtConditions _all;
    private readonly Dictionary<int, int> _uses = [];
    private readonly List<string> _lines = [];
    private readonly int _number;

    private SmtText(Obligation obligation)
    {
        _graph = new(obligation.Number);
        (_given, _all) = (new(_graph), new(_graph));
        _number = _graph.Of(obligation.Number);
        _all.Add(_number);
        foreach (var symbol in obligation.Premises.SelectMany(premise => premise.Symbols).Concat(obligation.Given))
        {
            _given.Add(_graph.Of(symbol));
            _all.Add(_graph.Of(symbol));
        }

        foreach (var symbol in obligation.Defined.Concat(obligation.Goal is { } goal ? goal.Symbols : [])) _all.Add(_graph.Of(symbol));
        foreach (var part in _all.Places.SelectMany(place => _graph[place].Operation is SmtOperation.Abs or SmtOperation.Max or SmtOperation.Min
            ? _graph[place].Parts.Concat(_graph[place].Parts)
            : _graph[place].Parts)) _uses[part] = _uses.GetValueOrDefault(part) + 1;
    }

    /// <summary>The text; a solver answers <c>unsat</c> where the obligation holds.</summary>
    internal static string Of(Obligation obligation) => new SmtText(obligation).Write(obligation);

    private string Write(Obligation obligation)
    {
        _lines.AddRange(obligation.Words.Select(line => $"; {line}"));
        _lines.Add("(set-logic QF_NRA)");
        // Where definedness is to be shown, a term stands for nothing until it is.
        var isDefinedness = obligation.Goal is null;
        foreach (var place in _all.Places) Define(place, isKnown: _given.IsAlwaysNeeded(place) || (!isDefinedness && _all.IsAlwaysNeeded(place)));
        Congruence();
        if (_graph[_number].Operation == SmtOperation.Variable) _lines.Add($"(assert (>= {Term(_number)} 1))");
        foreach (var premise in obligation.Premises) Assert(Formula(premise));
        // What is defined only where choices go its way is assumed there.
        foreach (var place in isDefinedness ? _given.Places : _all.Places)
        {
            var conditions = isDefinedness ? _given : _all;
            if (ConditionOf(place) is { } condition && !conditions.IsAlwaysNeeded(place)) Assert($"(=> {Need(conditions, place)} {condition})");
        }

        string[] undefined = [.. from place in _all.Places where ConditionOf(place) is not null && !_given.IsAlwaysNeeded(place) select $"(=> {Need(_all, place)} {ConditionOf(place)})"];
        Assert($"(not {(obligation.Goal is { } goal ? Formula(goal) : And(undefined))})");
        _lines.Add("(check-sat)");
        if (obligation.Asked.Where(symbol => _all.Places.Contains(_graph.Of(symbol))).Select(symbol => Term(_graph.Of(symbol))).Distinct().ToArray() is { Length: > 0 } asked)
            _lines.Add($"(get-value ({string.Join(' ', asked)}))");
        return string.Concat(_lines.Select(line => line + "\n"));
    }

    private void Assert(string formula)
    {
        if (formula != "true") _lines.Add($"(assert {formula})");
    }

    /// <summary>Declares a variable or a term that a sentence defines, and names one that is used again.</summary>
    private void Define(int place, bool isKnown)
    {
        var node = _graph[place];
        if (node.Operation == SmtOperation.Variable || node.IsDefined) _lines.Add($"(declare-const {Term(place)} Real)");
        if (node.IsDefined)
        {
            var condition = ConditionOf(place);
            if (isKnown && condition is not null) Assert(condition);
            if (Definition(place) is { } definition) Assert(isKnown || condition is null ? definition : $"(=> {condition} {definition})");
        }
        else if (IsNamed(place))
        {
            _lines.Add(Invariant($"(define-fun e{place} () Real {Body(place)})"));
        }
    }

    /// <summary>Equal arguments have equal values.</summary>
    private void Congruence()
    {
        int[] calls = [.. _all.Places.Where(place => _graph[place].Operation == SmtOperation.Function)];
        for (var i = 0; i < calls.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (_graph[calls[i]], _graph[calls[j]]);
                if (one.Name != other.Name) continue;
                Assert($"(=> {And([.. one.Parts.Zip(other.Parts, (left, right) => $"(= {Term(left)} {Term(right)})")])} (= {Term(calls[i])} {Term(calls[j])}))");
            }
        }
    }

    /// <summary>When the value of a term exists; null for one that always does.</summary>
    private string? ConditionOf(int place)
    {
        var node = _graph[place];
        return node.Operation switch
        {
            SmtOperation.Quotient => $"(not (= {Term(node.Parts[1])} 0))",
            SmtOperation.Root => $"(>= {Term(node.Parts[0])} 0)",
            SmtOperation.Function when node.Name == "power" => $"(>= {Term(node.Parts[0])} 0)",
            SmtOperation.Function when node.Name == "log" => $"(> {Term(node.Parts[0])} 0)",
            _ => null,
        };
    }

    private string? Definition(int place)
    {
        var (node, name) = (_graph[place], Term(place));
        var x = Term(node.Parts[0]);
        return node.Operation switch
        {
            SmtOperation.Quotient => $"(= (* {name} {Term(node.Parts[1])}) {x})",
            SmtOperation.Root => $"(and (>= {name} 0) (= (* {name} {name}) {x}))",
            SmtOperation.CubeRoot => $"(= (* {name} {name} {name}) {x})",
            SmtOperation.StepPower => $"(and (=> (and (>= {x} 0) (<= {x} 1)) (and (>= {name} 0) (<= {name} 1))) (=> (> {x} 0) (> {name} 0)) (=> (= {Term(_number)} 1) (= {name} 1)))",
            SmtOperation.Function when node.Name == "exp" => $"(> {name} 0)",
            SmtOperation.Function when node.Name == "power" => $"(and (>= {name} 0) (=> (> {x} 0) (> {name} 0)))",
            _ => null,
        };
    }

    private string Need(SmtConditions conditions, int place) => conditions.IsAlwaysNeeded(place)
        ? "true"
        : Or([.. conditions.WaysTo(place).Select(way => And([.. way.Select(turn => turn.IsTaken ? Comparison(turn.Choice) : $"(not {Comparison(turn.Choice)})")]))]);

    private string Comparison(int choice) => $"(< {Term(_graph[choice].Parts[0])} {Term(_graph[choice].Parts[1])})";

    private bool IsNamed(int place) => _uses.GetValueOrDefault(place) > 1 && !_graph[place].IsDefined && _graph[place].Operation is not (SmtOperation.Number or SmtOperation.Variable);

    private string Term(int place)
    {
        var node = _graph[place];
        return node.Operation switch
        {
            SmtOperation.Variable => node.Name,
            SmtOperation.Number => Number(node.Value),
            SmtOperation.Quotient => Invariant($"q{place}"),
            SmtOperation.Root => Invariant($"r{place}"),
            SmtOperation.CubeRoot => Invariant($"c{place}"),
            SmtOperation.StepPower => Invariant($"p{place}"),
            SmtOperation.Function => Invariant($"f{place}"),
            _ => IsNamed(place) ? Invariant($"e{place}") : Body(place),
        };
    }

    private string Body(int place)
    {
        string[] parts = [.. _graph[place].Parts.Select(Term)];
        return _graph[place].Operation switch
        {
            SmtOperation.Sum => $"(+ {parts[0]} {parts[1]})",
            SmtOperation.Difference => $"(- {parts[0]} {parts[1]})",
            SmtOperation.Product => $"(* {parts[0]} {parts[1]})",
            SmtOperation.Negation => $"(- {parts[0]})",
            SmtOperation.Abs => $"(ite (>= {parts[0]} 0) {parts[0]} (- {parts[0]}))",
            SmtOperation.Max => $"(ite (>= {parts[0]} {parts[1]}) {parts[0]} {parts[1]})",
            SmtOperation.Min => $"(ite (<= {parts[0]} {parts[1]}) {parts[0]} {parts[1]})",
            SmtOperation.Choice => $"(ite (< {parts[0]} {parts[1]}) {parts[2]} {parts[3]})",
            var other => throw new InvalidOperationException($"A term has no operation {other}."),
        };
    }

    private string Formula(Sentence sentence) => sentence switch
    {
        Sentence.Comparison one => $"({Operator(one.Relation)} {Term(_graph.Of(one.Left))} {Term(_graph.Of(one.Right))})",
        Sentence.All all => And([.. all.Parts.Select(Formula).Where(part => part != "true")]),
        Sentence.Any any => Or([.. any.Parts.Select(Formula)]),
        Sentence.Not not => $"(not {Formula(not.Negated)})",
        _ => throw new InvalidOperationException($"A sentence is no {sentence.GetType().Name}."),
    };

    private static string Operator(SentenceRelation relation) => relation switch
    {
        SentenceRelation.Equal => "=",
        SentenceRelation.AtMost => "<=",
        _ => "<",
    };

    private static string Number(Rational value)
    {
        var size = value.Denominator == 1
            ? Invariant($"{System.Numerics.BigInteger.Abs(value.Numerator)}")
            : Invariant($"(/ {System.Numerics.BigInteger.Abs(value.Numerator)} {value.Denominator})");
        return value.Numerator.Sign < 0 ? $"(- {size})" : size;
    }

    private static string And(string[] parts) => parts.Length switch
    {
        0 => "true",
        1 => parts[0],
        _ => $"(and {string.Join(' ', parts)})",
    };

    private static string Or(string[] parts) => parts.Length == 1 ? parts[0] : $"(or {string.Join(' ', parts)})";
}
