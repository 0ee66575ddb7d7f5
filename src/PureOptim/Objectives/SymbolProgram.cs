using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PureOptim.Numerics;

namespace PureOptim;

/// <summary>
/// An expression as a list of operations in the order in which they were written, so that it can be evaluated in any number system. A part
/// that is used twice is computed once.
/// </summary>
internal sealed class SymbolProgram : IEquatable<SymbolProgram>
{
    private readonly ImmutableArray<Instruction> _instructions;

    /// <summary>The program of an expression in the given coordinates.</summary>
    /// <exception cref="ArgumentException">The expression has a quantity that is no coordinate; the message names it.</exception>
    internal SymbolProgram(Symbol expression, ReadOnlySpan<Symbol> coordinates)
    {
        var places = new Dictionary<SymbolNode, int>(ReferenceEqualityComparer.Instance);
        var program = ImmutableArray.CreateBuilder<Instruction>();
        for (var i = 0; i < coordinates.Length; i++)
        {
            places.Add(coordinates[i].Node, i);
            program.Add(new(Operation.Coordinate, 0, i));
        }

        // Without recursion, for the expression of a sum in a loop is as deep as the loop is long.
        var open = new Stack<SymbolNode>([expression.Node]);
        while (open.TryPeek(out var node))
        {
            var before = open.Count;
            if (!places.ContainsKey(node))
            {
                foreach (var part in PartsOf(node))
                    if (!places.ContainsKey(part)) open.Push(part);
            }

            if (open.Count > before) continue;
            open.Pop();
            if (places.ContainsKey(node)) continue;
            places.Add(node, program.Count);
            program.Add(InstructionOf(node, part => places[part]));
        }

        // The value is the last: an expression that is a coordinate is repeated.
        if (places[expression.Node] != program.Count - 1) program.Add(program[places[expression.Node]]);
        _instructions = program.ToImmutable();
    }

    /// <summary>The value at a point.</summary>
    internal R Evaluate<R>(ReadOnlySpan<R> point)
        where R : struct, IElementary<R>
    {
        Registers<R> registers = default;
        var values = _instructions.Length <= Registers<R>.Length ? ((Span<R>)registers)[.._instructions.Length] : new R[_instructions.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var at = _instructions[i];
            values[i] = at.Operation switch
            {
                Operation.Coordinate => point[at.A],
                Operation.Constant => at.Number,
                Operation.Sum => values[at.A] + values[at.B],
                Operation.Difference => values[at.A] - values[at.B],
                Operation.Product => values[at.A] * values[at.B],
                Operation.Quotient => values[at.A] / values[at.B],
                Operation.Negation => -values[at.A],
                Operation.Sqrt => R.Sqrt(values[at.A]),
                Operation.Cbrt => R.Cbrt(values[at.A]),
                Operation.Abs => R.Abs(values[at.A]),
                Operation.Max => R.Max(values[at.A], values[at.B]),
                Operation.Min => R.Min(values[at.A], values[at.B]),
                Operation.IfLess => R.IfLess(values[at.A], values[at.B], values[at.C], values[at.D]),
                Operation.Power => R.Power(values[at.A], at.B),
                Operation.Exp => R.Exp(values[at.A]),
                Operation.Log => R.Log(values[at.A]),
                Operation.Sin => R.Sin(values[at.A]),
                Operation.Cos => R.Cos(values[at.A]),
                Operation.Tanh => R.Tanh(values[at.A]),
                Operation.Atan2 => R.Atan2(values[at.A], values[at.B]),
                _ => R.Power(values[at.A], values[at.B]),
            };
        }

        return values[^1];
    }

    /// <summary>Whether both do the same operations in the same order.</summary>
    public bool Equals(SymbolProgram? other) => other is not null && _instructions.AsSpan().SequenceEqual(other._instructions.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SymbolProgram);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_instructions.Length, _instructions[^1]);

    private static ImmutableArray<SymbolNode> PartsOf(SymbolNode node) => node switch
    {
        SymbolNode.Binary binary => [binary.Left, binary.Right],
        SymbolNode.Call { Function: SymbolFunction.Power } power when WholeExponentOf(power) is not null => [power.Arguments[0]],
        SymbolNode.Call call => call.Arguments,
        _ => [],
    };

    private static Instruction InstructionOf(SymbolNode node, Func<SymbolNode, int> placeOf) => node switch
    {
        SymbolNode.Constant constant => new(Operation.Constant, constant.Value),
        SymbolNode.Name name => throw new ArgumentException($"The function has '{name.Text}', which is none of its coordinates.", nameof(node)),
        SymbolNode.Binary binary => new(Operation.Sum + (int)binary.Operator, 0, placeOf(binary.Left), placeOf(binary.Right)),
        SymbolNode.Call { Function: SymbolFunction.Power } power => WholeExponentOf(power) is { } exponent
            ? new(Operation.Power, 0, placeOf(power.Arguments[0]), exponent)
            : new(Operation.RealPower, 0, placeOf(power.Arguments[0]), placeOf(power.Arguments[1])),
        SymbolNode.Call call => new(
            Operation.Negation + (int)call.Function, 0, placeOf(call.Arguments[0]), Place(call, 1, placeOf), Place(call, 2, placeOf), Place(call, 3, placeOf)),
        _ => throw new ArgumentException($"An expression has no part {node.GetType().Name}.", nameof(node)),
    };

    private static int Place(SymbolNode.Call call, int argument, Func<SymbolNode, int> placeOf) =>
        argument < call.Arguments.Length ? placeOf(call.Arguments[argument]) : 0;

    /// <summary>The exponent of a power, where it is a whole number; null for another.</summary>
    private static int? WholeExponentOf(SymbolNode.Call power) =>
        power.Arguments[1] is SymbolNode.Constant { Value: var value } && (int)value == value ? (int)value : null;

    /// <summary>The operations, operators in the order of <see cref="SymbolOperator"/> and functions in that of <see cref="SymbolFunction"/>; a power is whole, or the last.</summary>
    private enum Operation
    {
        Coordinate,
        Constant,
        Sum,
        Difference,
        Product,
        Quotient,
        Negation,
        Sqrt,
        Cbrt,
        Abs,
        Max,
        Min,
        IfLess,
        Power,
        Exp,
        Log,
        Sin,
        Cos,
        Tanh,
        Atan2,
        RealPower,
    }

    /// <summary>One operation on the results of earlier ones. For a coordinate A is its number, for a power B the exponent.</summary>
    private readonly record struct Instruction(Operation Operation, double Number = 0, int A = 0, int B = 0, int C = 0, int D = 0);

    /// <summary>Room for the results of most functions in the caller's frame.</summary>
    [InlineArray(Length)]
    private struct Registers<R>
        where R : struct
    {
        internal const int Length = 32;

        private R _first;
    }
}
