using System.Collections.Immutable;
using System.CommandLine;

namespace PureOptim.Experiments.CommandLine;

/// <summary>A command of the tool, with what its help says besides its arguments and options.</summary>
/// <param name="name">The name.</param>
/// <param name="description">A sentence about it.</param>
/// <param name="examples">Command lines to copy, without the tool's name.</param>
/// <param name="negative">The meaning of exit code 1, or null where the command has no negative answer.</param>
internal sealed class ToolCommand(string name, string description, ImmutableArray<string> examples, string? negative = null) : Command(name, description)
{
    /// <summary>Command lines to copy, without the tool's name.</summary>
    internal ImmutableArray<string> Examples { get; } = examples;

    /// <summary>The meaning of exit code 1, or null.</summary>
    internal string? Negative { get; } = negative;
}
