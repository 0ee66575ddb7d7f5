using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace PureOptim.Core;

/// <summary>
/// The declaration of a hyperparameter, on its property, which is public, has an <c>init</c> accessor, and is a <see cref="Schedule"/> or a number.
/// Validation, the laws' generators, formulas, figures and tables read it from here.
/// </summary>
/// <param name="symbol">Its symbol in plain text, as in <c>η</c>.</param>
/// <param name="latex">Its symbol in LaTeX, as in <c>\eta</c>.</param>
/// <param name="bounds">The values that it may have.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HyperparameterAttribute(string symbol, string latex, Bounds bounds) : Attribute
{
    private static readonly ConcurrentDictionary<(Type Type, string Property), HyperparameterAttribute?> _known = new();

    /// <summary>Its symbol in plain text.</summary>
    public string Symbol { get; } = symbol;

    /// <summary>Its symbol in LaTeX.</summary>
    public string Latex { get; } = latex;

    /// <summary>The values that it may have.</summary>
    public Bounds Bounds { get; } = bounds;

    /// <summary>The exponent of the parameters' unit in its unit.</summary>
    public double Parameter { get; init; }

    /// <summary>The exponent of the gradients' unit in its unit.</summary>
    public double Gradient { get; init; }

    /// <summary>The source of its default.</summary>
    public string? Source { get; init; }

    /// <summary>Its name where there is little room, as in <c>lr</c>; null where the words of the property's name are short enough.</summary>
    public string? ShortName { get; init; }

    /// <summary>The declaration of a property; null if it has none.</summary>
    internal static HyperparameterAttribute? Find([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type, string property)
    {
        if (_known.TryGetValue((type, property), out var known)) return known;
        var found = type.GetProperty(property)?.GetCustomAttribute<HyperparameterAttribute>();
        _known.TryAdd((type, property), found);
        return found;
    }
}
