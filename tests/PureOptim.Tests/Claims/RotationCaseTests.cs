using PureOptim.Article.Claims;
using PureOptim.Numerics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Tests.Claims;

public sealed class RotationCaseTests
{
    // The turned problem is the same problem seen from another side: equal values at the starts, but for the roundings of the turning, of which there
    // are fewer than ten, each of at most 2^-53, where the value's condition is below 2 · (|x| + |y|)² / value, at most 2 · 4 · 29 / 2.9 = 80.
    [Fact]
    public void A_rotation_alone_keeps_the_values_at_the_starts()
    {
        var rotation = RotationCase.All(starts: 20)[^1];
        Assert.Equal((20, 20), (rotation.Before.Length, rotation.After.Length));
        foreach (var (before, after) in rotation.Before.Zip(rotation.After))
            Assert.InRange(ValueAt(after) / ValueAt(before), 1 - 1e-13, 1 + 1e-13);
    }

    [Fact]
    public void The_books_function_has_twice_the_value_of_the_one_that_is_only_turned()
    {
        var book = RotationCase.All(starts: 1)[1].After[0];
        Assert.Equal(2 * ValueAt(new(Objective.RotatedEllipse, book.Start)), ValueAt(book), 1e-14);
    }

    [Fact]
    public void The_usual_start_is_the_first()
    {
        Assert.All(RotationCase.All(starts: 3), rotation => Assert.Equal((-5.0, -2.0), (rotation.Before[0].Start[0], rotation.Before[0].Start[1])));
        Assert.Equal(3, RotationCase.All(starts: 3)[^1].Before.DistinctBy(problem => problem.Start[0]).Count());
    }

    private static double ValueAt(Minimize problem) => problem.Objective.Value([.. problem.Start.Select(x => new Real64(x))]).Value;
}
