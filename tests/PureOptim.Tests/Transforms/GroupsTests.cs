namespace PureOptim.Tests.Transforms;

public sealed class GroupsTests
{
    private static readonly Layout _layout = Layout.Of(("W1", [2, 3]), ("b1", [3]), ("W2", [3, 1]), ("b2", [1]));

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("W*", "W1", true)]
    [InlineData("W*", "W", true)]
    [InlineData("W*", "aW", false)]
    [InlineData("?1", "W1", true)]
    [InlineData("?1", "1", false)]
    [InlineData("?1", "WW1", false)]
    [InlineData("*1", "W11", true)]
    [InlineData("*a*b", "xaxbxab", true)]
    [InlineData("*a*b", "xaxbxa", false)]
    [InlineData("a**b", "ab", true)]
    [InlineData("a?*", "a", false)]
    [InlineData("w1", "W1", false)]
    [InlineData("a.b", "axb", false)]
    public void A_star_stands_for_any_characters_and_a_question_mark_for_one(string pattern, string name, bool fits) => Assert.Equal(fits, NamePattern.Fits(pattern, name));

    [Fact]
    public void The_first_pattern_that_fits_wins()
    {
        var groups = new Groups(("W1", new Sgd { LearningRate = 1 }), ("W*", new Sgd { LearningRate = 2 }), ("*", new Sgd { LearningRate = 3 }));
        var moved = Paths.Along(groups, Parameters<double>.Filled(_layout, 0), [Parameters<double>.Filled(_layout, 1)]).Single().Parameters;
        Assert.Equal([-1.0, -1, -1, -1, -1, -1, -3, -3, -3, -2, -2, -2, -3], moved.Values.ToArray());
    }

    public static TheoryData<Groups, string> Refused => new()
    {
        { new(("W*", new Sgd()), ("b1", new Sgd())), "The tensor 'b2' is in no group; the patterns are 'W*', 'b1'. Let the last be '*'." },
        { new(("W*", new Sgd()), ("V*", new Adam()), ("*", new Sgd())), "No tensor has a name that fits 'V*', the pattern of Adam; there are W1 [2, 3], b1 [3], W2 [3, 1], b2 [1]." },
        { new(("W*", new Sgd()), ("?2", new Sgd()), ("W2", new Adam()), ("*", new Sgd())), "Every tensor whose name fits 'W2', the pattern of Adam, fits an earlier pattern, as 'W2' fits 'W*'." },
        { new(("W*", new Adam().SharpnessAware(0.1).ClippedTo(1)), ("*", new Sgd())), "Sam takes gradients elsewhere, which is done for the whole model; it stands in the group 'W*'. Put it around the groups." },
    };

    // In a nest too, and before anything is computed.
    [Theory, MemberData(nameof(Refused))]
    public void Groups_that_do_not_cover_the_tensors_are_refused(Groups groups, string message)
    {
        var start = Parameters<double>.Filled(_layout, 1);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => groups.Init(start)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => groups.WithLookahead().Start(start)).Message);
        Assert.Equal(message.Replace("'W*'. Put", "'*'. Put", StringComparison.Ordinal), Assert.Throws<ArgumentException>(() => new Groups(("*", groups)).Start(start)).Message);
    }

    [Fact]
    public void Groups_without_members_patterns_or_optimizers_are_refused()
    {
        Assert.StartsWith("Members must be at least one pattern with its optimizer.", Assert.Throws<ArgumentException>(() => new Groups()).Message, StringComparison.Ordinal);
        Assert.StartsWith("Members must not have an empty pattern", Assert.Throws<ArgumentException>(() => new Groups(("", new Sgd()))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Members must have an optimizer for each pattern; 'W' has none.", Assert.Throws<ArgumentException>(() => new Groups(("W", null!))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_values()
    {
        var groups = new Groups(("W*", new Adam()), ("*", new Sgd()));
        Assert.Equal(groups, new Groups(("W*", new Adam()), ("*", new Sgd())));
        Assert.Equal(groups.GetHashCode(), new Groups(("W*", new Adam()), ("*", new Sgd())).GetHashCode());
        Assert.NotEqual(groups, new Groups(("*", new Sgd()), ("W*", new Adam())));
        Assert.Equal("Groups { * = Sgd { LearningRate = 0.01 } }", $"{new Groups(("*", new Sgd()))}");
    }
}
