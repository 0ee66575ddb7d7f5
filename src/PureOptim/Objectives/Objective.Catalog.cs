using System.Collections.Immutable;
using System.Reflection;

namespace PureOptim;

// The catalogue: each property is an objective with its usual setting, and is found by the objective's name.
public abstract partial record Objective
{
    /// <summary>x²/20 + y².</summary>
    public static Valley Valley { get; } = new();

    /// <summary>0.1 x² + 2 y².</summary>
    public static Ellipse Ellipse { get; } = new();

    /// <summary>The ellipse turned by 45 degrees.</summary>
    public static RotatedEllipse RotatedEllipse { get; } = new();

    /// <summary>The ellipse turned by 45 degrees, its curvatures doubled.</summary>
    public static DoubledRotatedEllipse DoubledRotatedEllipse { get; } = new();

    /// <summary>0.1 (x + y)² + 2 (xy)².</summary>
    public static ProductEllipse ProductEllipse { get; } = new();

    /// <summary>x² + 10 y²; with other coefficients, and more or fewer of them, by its constructor.</summary>
    public static DiagonalQuadratic DiagonalQuadratic { get; } = new([1.0, 10.0]);

    /// <summary>The ellipse turned by 30 degrees; with other coefficients and angles by its constructor.</summary>
    public static RotatedQuadratic RotatedQuadratic { get; } = new(0.1, 2, degrees: 30);

    /// <summary>Rosenbrock's valley in the plane.</summary>
    public static Rosenbrock Rosenbrock { get; } = new();

    /// <summary>Beale's function.</summary>
    public static Beale Beale { get; } = new();

    /// <summary>Booth's function.</summary>
    public static Booth Booth { get; } = new();

    /// <summary>Himmelblau's function.</summary>
    public static Himmelblau Himmelblau { get; } = new();

    /// <summary>Matyas' function.</summary>
    public static Matyas Matyas { get; } = new();

    /// <summary>Zakharov's function in the plane.</summary>
    public static Zakharov Zakharov { get; } = new();

    /// <summary>The function of Styblinski and Tang in the plane.</summary>
    public static StyblinskiTang StyblinskiTang { get; } = new();

    /// <summary>Rastrigin's function in the plane.</summary>
    public static Rastrigin Rastrigin { get; } = new();

    /// <summary>
    /// Whether 20 students passed an exam, by the hours they studied: intercept and slope. The data are those of the example in Wikipedia's
    /// article on logistic regression, where R's glm finds (-4.077713, 1.504645).
    /// </summary>
    public static LogisticRegression LogisticRegression { get; } = StudyHours();

    /// <summary>Every objective of the catalogue, in the order of their names.</summary>
    public static ImmutableArray<Objective> All { get; } =
    [
        .. typeof(Objective).GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(property => property.PropertyType.IsAssignableTo(typeof(Objective)))
            .Select(property => (Objective)property.GetValue(null)!)
            .OrderBy(objective => objective.Name, StringComparer.Ordinal),
    ];

    /// <summary>The objective of the catalogue with the given name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static Objective ByName(string name) =>
        All.FirstOrDefault(objective => objective.Name == name)
        ?? throw new ArgumentException($"There is no objective '{name}'; there are: {Names}.", nameof(name));

    private static string Names => string.Join(", ", All.Select(objective => objective.Name));

    private static LogisticRegression StudyHours()
    {
        ReadOnlySpan<double> hours =
        [
            0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5,
        ];
        Parameters<double> passed = [0.0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];
        var rows = new double[2 * hours.Length];
        for (var i = 0; i < hours.Length; i++) (rows[2 * i], rows[2 * i + 1]) = (1, hours[i]);

        // By Newton's method in 60 decimal digits.
        var minimum = new Minimum([-4.077713431087631, 1.5046454283733335], 0.4014939232172337);
        return new(Parameters<double>.Of(Layout.Vector(rows.Length), rows), passed, minimum);
    }
}
