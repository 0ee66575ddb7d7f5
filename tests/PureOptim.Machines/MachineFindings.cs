using System.Collections.Immutable;

namespace PureOptim.Machines;

/// <summary>The digests that a machine computed, and its description.</summary>
/// <param name="Machine">The machine in one line.</param>
/// <param name="Digests">SHA-256 of each row in each precision, in the order in which they were computed.</param>
internal sealed record MachineFindings(string Machine, ImmutableArray<(string Row, string Digest)> Digests)
{
    /// <summary>The findings of a machine as written by <see cref="ToString"/>.</summary>
    internal static MachineFindings Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(lines.FirstOrDefault(""), [.. lines.Skip(1).Select(line => (line[..line.LastIndexOf(' ')], line[(line.LastIndexOf(' ') + 1)..]))]);
    }

    /// <summary>The machine in the first line, then a line for each row.</summary>
    public override string ToString() => string.Concat([$"{Machine}\n", .. Digests.Select(found => $"{found.Row} {found.Digest}\n")]);
}
