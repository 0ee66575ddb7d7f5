namespace PureOptim.Core;

/// <summary>
/// A property that a record did not have from the beginning. Descriptions name it only where it differs from its default, so that what they said
/// before it was there is still written, and identified, as it was.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AddedLaterAttribute : Attribute;
