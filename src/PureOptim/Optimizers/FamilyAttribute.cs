using System.Reflection;

namespace PureOptim;

/// <summary>The family of an optimizer, on its type. Catalogues and filters read it from here.</summary>
/// <param name="family">The family.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FamilyAttribute(OptimizerFamily family) : Attribute
{
    /// <summary>The family.</summary>
    public OptimizerFamily Family { get; } = family;

    /// <summary>The family that an optimizer's type declares; null where it declares none, as wrappers do.</summary>
    /// <param name="optimizer">The optimizer.</param>
    public static OptimizerFamily? Of(IOptimizer optimizer) => (optimizer ?? throw new ArgumentNullException(nameof(optimizer))).GetType().GetCustomAttribute<FamilyAttribute>()?.Family;
}
