using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim.Laws.Claims;

/// <summary>Expressions, one for each element of a tensor, row by row; of a claim about one coordinate just one.</summary>
public sealed class Elements
{
    internal Elements(params ImmutableArray<Symbol> all) => All = all;

    /// <summary>Each of them.</summary>
    public ImmutableArray<Symbol> All { get; }

    /// <summary>The number of elements.</summary>
    public int Length => All.Length;

    /// <summary>The element at a place.</summary>
    public Symbol this[int place] => All[place];

    /// <summary>The expression of a coordinate.</summary>
    /// <exception cref="ClaimException">It is a tensor of several elements.</exception>
    internal Symbol Single => Length == 1 ? All[0] : throw new ClaimException("The claim speaks of one coordinate.");

    /// <summary>The sum of the squares.</summary>
    public Symbol SumOfSquares => Dot(this);

    /// <summary>The sums.</summary>
    public static Elements operator +(Elements left, Elements right) => Zip(left, right, (one, other) => one + other);

    /// <summary>The differences.</summary>
    public static Elements operator -(Elements left, Elements right) => Zip(left, right, (one, other) => one - other);

    /// <summary>Each with the opposite sign.</summary>
    public static Elements operator -(Elements value) => Given(value).Map(one => -one);

    /// <summary>Each times a number.</summary>
    public static Elements operator *(Symbol factor, Elements value) => Given(value).Map(one => factor * one);

    /// <summary>What a function makes of each.</summary>
    public Elements Map(Func<Symbol, Symbol> function) => new([.. All.Select(function)]);

    /// <summary>The sum of the products at the same place.</summary>
    /// <exception cref="ClaimException">There are not as many of the others.</exception>
    public Symbol Dot(Elements other) => Zip(this, other, (one, another) => one * another).All.Aggregate((sum, product) => sum + product);

    internal static Elements Zip(Elements left, Elements right, Func<Symbol, Symbol, Symbol> function) => Given(left).Length == Given(right).Length
        ? new([.. left.All.Zip(right.All, function)])
        : throw new ClaimException(FormattableString.Invariant($"There are {left.Length} elements of the one and {right.Length} of the other."));

    private static Elements Given(Elements value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
