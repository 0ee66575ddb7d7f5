using System.Collections.Immutable;

namespace PureOptim.Laws;

/// <summary>The hyperparameters that the cases of a law varied, counted from the cases themselves, not from the intention.</summary>
internal sealed class Variation
{
    private readonly List<(string Name, Schedule First, bool IsVaried, bool IsScheduled)> _seen = [];

    /// <summary>The settings that had more than one value, in the order of the first case; those that followed a schedule in some case are marked.</summary>
    internal ImmutableArray<string> Varied => [.. _seen.Where(one => one.IsVaried).Select(one => one.IsScheduled ? $"{one.Name} (scheduled)" : one.Name)];

    /// <summary>Takes the settings of one more case.</summary>
    internal void Add(IEnumerable<(string Name, Schedule Value)> settings)
    {
        foreach (var (name, value) in settings)
        {
            var i = _seen.FindIndex(one => one.Name == name);
            if (i < 0) _seen.Add((name, value, false, value is not Schedule.Constant));
            else _seen[i] = (name, _seen[i].First, _seen[i].IsVaried || !_seen[i].First.Equals(value), _seen[i].IsScheduled || value is not Schedule.Constant);
        }
    }
}
