namespace PureOptim.Runs.Descriptions;

/// <summary>JSON that a description carries as it is, in canonical form.</summary>
/// <param name="Text">The text.</param>
internal readonly record struct JsonText(string Text);
