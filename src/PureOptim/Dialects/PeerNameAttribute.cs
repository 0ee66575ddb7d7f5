namespace PureOptim.Dialects;

/// <summary>The name of a method in the program whose dialect it is of, where that is not the method's own in the program's style.</summary>
/// <param name="name">The name with its modules, as in <c>optax.contrib.ademamix</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PeerNameAttribute(string name) : Attribute
{
    /// <summary>The name with its modules.</summary>
    public string Name { get; } = name;
}
