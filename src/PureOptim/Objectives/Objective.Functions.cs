using System.Collections.Immutable;
using PureOptim.Numerics;

namespace PureOptim;

// Users' own functions. A lambda cannot be generic: it is called once, with symbols, and the expression that it returns is evaluated in every number system.
public abstract partial record Objective
{
    /// <summary>A function of any number of coordinates, written over symbols.</summary>
    /// <param name="point">The coordinates.</param>
    public delegate Symbol Function(ReadOnlySpan<Symbol> point);

    /// <summary>
    /// A function of one coordinate, written as a lambda: <c>Objective.Of("bowl", 1, x => x * x)</c>. The lambda is called once; its operations, in the
    /// order in which they are written, are the formula in every number system, with the bits of an objective that was written by hand.
    /// </summary>
    /// <param name="name">The value of <see cref="Name"/>.</param>
    /// <param name="dimension">The number of coordinates.</param>
    /// <param name="function">
    /// The formula: operators, numbers, and functions of <see cref="Symbol"/>. A dependence on a comparison is written with <see cref="Symbol.IfLess"/>.
    /// </param>
    /// <param name="start">A usual place to start from; 1 in every coordinate where none is given.</param>
    /// <exception cref="ArgumentException">
    /// The lambda has another number of coordinates, the start has, or the formula has a symbol that is no coordinate.
    /// </exception>
    public static FunctionObjective Of(string name, int dimension, Func<Symbol, Symbol> function, Parameters<double>? start = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Of(name, Arity(dimension, 1), point => function(point[0]), start);
    }

    /// <summary>A function of two coordinates, written as a lambda: <c>Objective.Of("valley", 2, (x, y) => x * x / 20 + y * y)</c>.</summary>
    /// <inheritdoc cref="Of(string, int, Func{Symbol, Symbol}, Parameters{double})"/>
    public static FunctionObjective Of(string name, int dimension, Func<Symbol, Symbol, Symbol> function, Parameters<double>? start = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Of(name, Arity(dimension, 2), point => function(point[0], point[1]), start);
    }

    /// <summary>A function of three coordinates, written as a lambda.</summary>
    /// <inheritdoc cref="Of(string, int, Func{Symbol, Symbol}, Parameters{double})"/>
    public static FunctionObjective Of(string name, int dimension, Func<Symbol, Symbol, Symbol, Symbol> function, Parameters<double>? start = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Of(name, Arity(dimension, 3), point => function(point[0], point[1], point[2]), start);
    }

    /// <summary>A function of any number of coordinates, written as a lambda that may loop over them: <c>point => point[0] * point[3]</c>.</summary>
    /// <inheritdoc cref="Of(string, int, Func{Symbol, Symbol}, Parameters{double})"/>
    public static FunctionObjective Of(string name, int dimension, Function function, Parameters<double>? start = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(function);
        Argument.AtLeast(dimension, 1);
        if (start is not null && start.Length != dimension)
            throw new ArgumentException(Invariant($"{name} has {Counted.Of(dimension, "coordinate")}, the start has {start.Length}."), nameof(start));
        Symbol[] point = [.. CoordinateNames(dimension).Select(Symbol.Variable)];
        return new(name, new(function(point), point), start ?? Parameters<double>.Filled(Layout.Vector(dimension), 1));
    }

    /// <summary>The formula, as the objective itself writes it: the valley is <c>x²/20 + y²</c>. From four on, coordinates are x1, x2, ....</summary>
    /// <param name="notation">As short as people write it, text, or LaTeX.</param>
    public string ToFormula(SymbolNotation notation = SymbolNotation.Brief)
    {
        Symbol[] point = [.. CoordinateNames(Dimension).Select(Symbol.Variable)];
        return new SymbolPrinter(notation, []).Print(Evaluate<Symbol>(point));
    }

    private static IEnumerable<string> CoordinateNames(int dimension) => dimension <= 3
        ? ImmutableArray.Create("x", "y", "z").Take(dimension)
        : Enumerable.Range(1, dimension).Select(i => Invariant($"x{i}"));

    private static int Arity(int dimension, int arity) => dimension == arity
        ? dimension
        : throw new ArgumentException(Invariant($"The function has {Counted.Of(arity, "coordinate")}, not {dimension}."), nameof(dimension));
}
