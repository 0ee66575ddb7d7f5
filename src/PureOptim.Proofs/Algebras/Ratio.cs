using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Proofs.Algebras;

/// <summary>
/// How a number of one run follows from that of another: it is as large times a product of powers of positive constants, with either sign; or it lies a constant away.
/// </summary>
internal readonly record struct Ratio
{
    private static readonly ImmutableSortedDictionary<string, int> _noPowers = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    private Ratio(RatioKind kind, bool isNegative, ImmutableSortedDictionary<string, int> powers, string? away) => (Kind, IsNegative, Powers, Away) = (kind, isNegative, powers, away);

    /// <summary>That of numbers of which nothing is known.</summary>
    internal static Ratio Unknown { get; } = new(RatioKind.Unknown, isNegative: false, _noPowers, away: null);

    /// <summary>That of two zeros, which is any.</summary>
    internal static Ratio Any { get; } = new(RatioKind.Any, isNegative: false, _noPowers, away: null);

    /// <summary>That of equal numbers.</summary>
    internal static Ratio One { get; } = new(RatioKind.Multiple, isNegative: false, _noPowers, away: null);

    /// <summary>What is known.</summary>
    internal RatioKind Kind { get; }

    /// <summary>Whether a multiple has the opposite sign.</summary>
    internal bool IsNegative { get; }

    /// <summary>The powers of constants, by their names; none is 0.</summary>
    internal ImmutableSortedDictionary<string, int> Powers { get; }

    /// <summary>The name of the constant that it lies away.</summary>
    internal string? Away { get; }

    /// <summary>Whether the numbers are equal.</summary>
    internal bool IsOne => this == One;

    /// <summary>Whether it is a multiple by something positive.</summary>
    internal bool IsPositive => Kind == RatioKind.Multiple && !IsNegative;

    /// <summary>That of a constant times the other number.</summary>
    internal static Ratio Of(string constant) => new(RatioKind.Multiple, isNegative: false, _noPowers.Add(constant, 1), away: null);

    /// <summary>That of a number a constant away.</summary>
    internal static Ratio Moved(string constant) => new(RatioKind.Moved, isNegative: false, _noPowers, constant);

    /// <summary>What both are, where one may be any; not known where they differ.</summary>
    internal static Ratio Same(Ratio left, Ratio right) => left.Kind == RatioKind.Any ? right : right.Kind == RatioKind.Any || left == right ? left : Unknown;

    public static Ratio operator *(Ratio left, Ratio right) => Combine(left, right, 1);

    public static Ratio operator /(Ratio left, Ratio right) => right.Kind == RatioKind.Any ? Unknown : Combine(left, right, -1);

    public static Ratio operator -(Ratio value) => value.Kind == RatioKind.Multiple ? new(value.Kind, !value.IsNegative, value.Powers, away: null) : value.Kind == RatioKind.Any ? value : Unknown;

    /// <summary>The same without its sign.</summary>
    internal Ratio Magnitude() => Kind == RatioKind.Multiple && IsNegative ? -this : this;

    /// <summary>The root of a positive multiple, or the cube root of any; not known where a power is no multiple of the root's.</summary>
    internal Ratio Root(int root)
    {
        if (Kind == RatioKind.Any) return this;
        if (Kind != RatioKind.Multiple || (root == 2 && IsNegative) || Powers.Values.Any(power => power % root != 0)) return Unknown;
        return new(Kind, IsNegative, _noPowers.AddRange(Powers.Select(pair => KeyValuePair.Create(pair.Key, pair.Value / root))), away: null);
    }

    /// <summary>The number of the other run, from that of the one.</summary>
    internal Symbol Times(Symbol one, IReadOnlyDictionary<string, Symbol> constants)
    {
        if (Away is not null) return one + constants[Away];
        var product = IsNegative ? -one : one;
        foreach (var (name, power) in Powers)
            for (var i = 0; i < int.Abs(power); i++) product = power > 0 ? constants[name] * product : product / constants[name];
        return product;
    }

    public bool Equals(Ratio other) => Kind == other.Kind && IsNegative == other.IsNegative && Away == other.Away && Powers.SequenceEqual(other.Powers);

    public override int GetHashCode() => HashCode.Combine(Kind, IsNegative, Away, Powers.Count);

    private static Ratio Combine(Ratio left, Ratio right, int direction)
    {
        if (left.Kind == RatioKind.Any || (right.Kind == RatioKind.Any && direction > 0)) return Any;
        if (left.Kind != RatioKind.Multiple || right.Kind != RatioKind.Multiple) return Unknown;
        var powers = left.Powers;
        foreach (var (name, power) in right.Powers)
        {
            var sum = powers.GetValueOrDefault(name) + direction * power;
            powers = sum == 0 ? powers.Remove(name) : powers.SetItem(name, sum);
        }

        return new(RatioKind.Multiple, left.IsNegative != right.IsNegative, powers, away: null);
    }
}
