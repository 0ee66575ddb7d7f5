using System.Collections.Immutable;
using PureOptim.Article.Studies;

namespace PureOptim.Tests.Studies;

public sealed class ZooTests
{
    private static readonly StudyReport _report = new Zoo().Report(QuickStudies.Zoo);

    [Fact]
    public void Every_optimizer_of_the_catalogue_has_a_card_and_a_row()
    {
        var cards = _report.Pictures.SelectMany(picture => picture.Cards).ToArray();
        Assert.All(Catalog.Optimizers, optimizer =>
        {
            Assert.Contains(cards, card => card.Contains($"<title>{optimizer.DisplayName}</title>", StringComparison.Ordinal));
            Assert.Contains(_report.Tables[0].Rows, row => row[0].Plain == optimizer.DisplayName);
        });
        Assert.Equal(["Muon", "AdaMuon", "NorMuon"], ZooDescription.OfMatricesOnly.Select(optimizer => optimizer.DisplayName));
    }

    // At the rate η the valley's coordinates shrink by 1 - η/10 and 1 - 2η a step. The height at the start, 6.45, is to fall to 0.00645, and x²/20 begins at
    // 2.45: 0.968^(2k) <= 0.00645/2.45 first holds for k = 92, where y is long gone. At 1 the second factor is -1, at 0.1 the first is slower.
    [Fact]
    public void Gradient_descent_takes_the_steps_that_a_derivation_says() =>
        Assert.Equal("92 at 0.32", _report.Tables[0].Rows.Single(row => row[0].Plain == "SGD")[2].Plain);

    [Fact]
    public void The_rate_stands_below_the_paths_where_it_is_found_or_on_a_schedule_and_nowhere_else()
    {
        Assert.All(Cards("schedules"), card => Assert.Contains("as a part of its peak", card, StringComparison.Ordinal));
        Assert.All(Cards("family-rate-free"), card => Assert.Contains("rate found on Valley", card, StringComparison.Ordinal));
        Assert.All(Cards("family-momentum"), card => Assert.DoesNotContain("by step", card, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_trials_make_the_same_cards()
    {
        var again = new Zoo().Report(QuickStudies.Zoo);
        Assert.Equal(_report.Pictures.Select(picture => picture.Picture), again.Pictures.Select(picture => picture.Picture));
        Assert.All(_report.Pictures, picture => Assert.DoesNotContain("NaN", picture.Picture, StringComparison.Ordinal));
    }

    public static TheoryData<string> Planes => [.. ZooDescription.Functions.Select(function => function.Name)];

    [Theory, MemberData(nameof(Planes))]
    public void A_function_of_matrices_has_the_values_of_its_plane_and_half_the_squares_beside_it(string name)
    {
        var plane = Objective.ByName(name);
        var matrices = new MatrixPlane(plane);
        var (a, b) = MatrixPlane.Place(matrices.Start.Values);
        Assert.Equal((plane.Start[0], plane.Start[1]), (double.Round(a, 12), double.Round(b, 12)));

        // The start is 1 away along each of the two other components.
        Assert.Equal(plane.Loss(plane.Start) + 1, matrices.Loss(matrices.Start), 1e-9);
        Assert.All(matrices.Minima.Zip(plane.Minima), pair => Assert.Equal(pair.Second.Value, matrices.Loss(pair.First.Point), 1e-9));
    }

    // The directions are orthogonal: components -7, 2, 1 and 1 make a matrix of that length.
    [Fact]
    public void A_matrix_is_as_long_as_its_components()
    {
        var start = new MatrixPlane(Objective.Valley).Start;
        Assert.Equal(49 + 4 + 1 + 1, start.Values.ToArray().Sum(x => x * x), 1e-12);
    }

    private static ImmutableArray<string> Cards(string picture) => _report.Pictures.Single(each => each.Name == picture).Cards;
}
