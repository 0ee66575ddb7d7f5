namespace PureOptim.PropertyTests.Runner;

/// <summary>Generators for all properties of a class, after those that a property names itself.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PropertiesAttribute : Attribute
{
    /// <summary>Classes whose static methods and properties give the generators.</summary>
    public Type[] Arbitrary { get; set; } = [];
}
