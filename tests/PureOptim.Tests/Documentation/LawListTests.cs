using System.Text.RegularExpressions;
using PureOptim.Laws;
using PureOptim.Tests.Architecture;

namespace PureOptim.Tests.Documentation;

/// <summary>Every law of the list is a law of the library, or property-tests/README.md says why it is not.</summary>
public sealed partial class LawListTests
{
    /// <summary>The number of laws in each group of the list that concerns optimizers, schedules and numbers.</summary>
    private static readonly (char Group, int Count)[] _groups = [('A', 12), ('B', 18), ('C', 24), ('D', 24), ('E', 10), ('F', 10), ('G', 10), ('H', 11), ('I', 8)];

    [Fact]
    public void Every_law_of_the_list_is_checked_or_excused()
    {
        // An identifier with a small letter is another part of the same law.
        // Group J has a law for each algorithm that is stated in code, and is not in the list.
        var built = OptimizerLaws.All.Where(law => law.Group != 'J').Concat<LawStatement>(ScheduleLaws.All).Concat(NumericLaws.All).Select(law => law.Id.TrimEnd('b', 'c', 'd', 'e', 'f', 'g')).ToHashSet();
        var readMe = File.ReadAllText(Path.Combine(Sources.Root, "property-tests", "README.md"));
        var excused = Excuse().Matches(readMe).SelectMany(row => row.Groups["ids"].Value.Split(", ")).ToList();
        Assert.Equal(excused.Distinct(), excused);
        Assert.Empty(built.Intersect(excused));
        Assert.Equal(
            _groups.SelectMany(group => Enumerable.Range(1, group.Count).Select(number => $"{group.Group}{number}")).Order(StringComparer.Ordinal),
            built.Concat(excused).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| (?<ids>[A-I]\d+(, [A-I]\d+)*) \| not ", RegexOptions.Multiline)]
    private static partial Regex Excuse();
}
