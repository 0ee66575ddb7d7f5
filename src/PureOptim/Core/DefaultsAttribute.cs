using System.Collections.Immutable;
using System.Reflection;

namespace PureOptim.Core;

/// <summary>The source of an optimizer's defaults, on its type: of those hyperparameters that it names, or of all whose <see cref="HyperparameterAttribute"/> has none and which no other attribute of this kind names.</summary>
/// <param name="source">The source, as in <c>PyTorch</c>.</param>
/// <param name="hyperparameters">The names of the properties; none for all.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DefaultsAttribute(string source, params string[] hyperparameters) : Attribute
{
    /// <summary>The source.</summary>
    public string Source { get; } = source;

    /// <summary>The names of the properties; empty for all.</summary>
    public ImmutableArray<string> Hyperparameters { get; } = [.. hyperparameters];

    /// <summary>The source that a type gives for the default of a hyperparameter; null where it gives none.</summary>
    internal static string? SourceOf(Type type, string hyperparameter)
    {
        DefaultsAttribute[] all = [.. type.GetCustomAttributes<DefaultsAttribute>()];
        return (all.FirstOrDefault(one => one.Hyperparameters.Contains(hyperparameter)) ?? all.FirstOrDefault(one => one.Hyperparameters.IsEmpty))?.Source;
    }
}
