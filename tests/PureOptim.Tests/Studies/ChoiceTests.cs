using System.Collections.Immutable;
using PureOptim.Article.Studies;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Tests.Studies;

public sealed class ChoiceTests
{
    private static readonly ChoicePlan _full = new(IsQuick: false), _quick = new(IsQuick: true);

    [Fact]
    public void Nine_rates_and_ten_seeds_and_fewer_of_both_where_a_step_costs_over_ten_of_Adams()
    {
        Assert.Equal((9, 10), (_full.SearchAt(10).Count, _full.SeedsAt(10)));
        Assert.Equal((5, 5), (_full.SearchAt(10.1).Count, _full.SeedsAt(10.1)));
        Assert.True(_quick.SearchAt(10.1).Count < _quick.SearchAt(10).Count);
        Assert.NotEqual(_full.Id, _quick.Id);
    }

    [Fact]
    public void Every_optimizer_is_on_every_problem_or_has_a_reason() => Assert.All(_full.Problems, problem =>
    {
        var there = ChoiceCandidate.Of(problem).Select(candidate => candidate.Label).ToHashSet();
        Assert.Equal(Catalog.Optimizers.Select(optimizer => optimizer.DisplayName), Catalog.Optimizers
            .Where(optimizer => there.Contains(optimizer.DisplayName) != (ChoiceCandidate.Reason(optimizer, problem).Length > 0)).Select(optimizer => optimizer.DisplayName));
    });

    [Theory]
    [InlineData(0, "")] // in the middle
    [InlineData(4, "5")] // at the upper end
    [InlineData(-4, "-5")] // at the lower
    public void The_grid_grows_where_the_best_lies_at_its_end(int best, string next)
    {
        var search = new RateSearch(9, 1);
        Assert.Equal([-4, -3, -2, -1, 0, 1, 2, 3, 4], search.Next(ImmutableDictionary<int, double>.Empty, _ => true).ToArray());
        var tried = Enumerable.Range(-4, 9).ToDictionary(exponent => exponent, exponent => (double)int.Abs(exponent - best));
        Assert.Equal(next, string.Join(",", search.Next(tried, _ => true)));
        Assert.Empty(search.Next(tried, exponent => int.Abs(exponent) <= 4));
    }

    [Fact]
    public void The_grid_does_not_grow_for_ever()
    {
        var (search, tried) = (new RateSearch(3, 2), new Dictionary<int, double>());
        for (var next = search.Next(tried, _ => true); !next.IsEmpty; next = search.Next(tried, _ => true))
            foreach (var exponent in next) tried.Add(exponent, -exponent);
        Assert.Equal(14, RateSearch.Best(tried));
        Assert.Equal(-2, tried.Keys.Min());
    }

    [Fact]
    public void Optimizers_of_matrices_have_their_rate_inside_and_others_for_other_tensors()
    {
        var muon = ChoiceCandidate.Of(_full.Problems[0]).Single(candidate => candidate.Label == "Muon");
        var shape = Assert.IsType<ByShape>(muon.At(2));
        Assert.Equal(10 * new Muon().LearningRate.At(0), ((Muon)shape.Matrices).LearningRate.At(0), 1e-12);
        Assert.Equal(new Adam(), shape.Others);
    }

    // Planted: on every seed the second is as the first but for a few thousandths to either side, the third three times as high.
    [Fact]
    public void The_report_says_what_was_planted_and_marks_what_is_quick()
    {
        var problem = _quick.Problems.Single(each => each.Name == "quadratic");
        var candidates = ChoiceCandidate.Of(problem).Take(3).ToArray();
        var rows = candidates.Select((candidate, i) => Row(problem, candidate, [.. Enumerable.Range(1, 5).Select(seed => seed * (i == 2 ? 0.03 : 0.01) * (i == 1 ? 1 + 0.003 * (seed % 2 == 0 ? 1 : -1) : 1))]));
        var report = new Choice(_quick with { }, [.. _quick.Problems.SelectMany(each => each == problem ? rows : rows.Select(row => row with { Problem = each }))]).Report();
        var table = report.Pictures.Single(picture => picture.Name == "groups-quadratic").Blocks.OfType<PureOptim.Figures.Reports.ReportTable>().First();
        var verdicts = table.Rows.ToDictionary(row => row[0].Plain, row => row[7].Plain);
        Assert.Equal("quick: behind", verdicts[candidates[2].Label]);
        Assert.Equal(["quick: the best", "quick: with the best"], new[] { verdicts[candidates[0].Label], verdicts[candidates[1].Label] }.Order());
        Assert.Equal("1 + 5", table.Rows[0][3].Plain);
        Assert.All(report.Findings, finding => Assert.StartsWith("quick: ", finding, StringComparison.Ordinal));
        Assert.Contains("What this study cannot say", report.Lead, StringComparison.Ordinal);
    }

    [Fact]
    public void In_the_time_of_Adam_a_step_of_twice_the_cost_is_taken_half_as_often()
    {
        var problem = _quick.Problems.Single(each => each.Name == "quadratic");
        var row = Row(problem, ChoiceCandidate.Of(problem)[0], [0.01, 0.02]);
        Assert.Equal(problem.Steps, row.StepsInTime);
        Assert.Equal(problem.Steps / 2, (row with { Cost = 2 }).StepsInTime);
        Assert.Equal(problem.Steps, (row with { Cost = 0.5 }).StepsInTime);
    }

    // Of a network the means of hundreds are stored: a step that takes a hundredth longer must not cost the last hundred.
    [Theory]
    [InlineData(500, 1)]
    [InlineData(495, 1.05)]
    [InlineData(450, 1.5)]
    [InlineData(400, 2)]
    [InlineData(50, 5)]
    public void Between_two_means_the_loss_lies_on_a_straight_line(long step, double loss)
    {
        var problem = _full.Problems.Single(each => each.Name == "wide");
        var trial = problem.Trial("", new Adam(), 1, problem.Steps);
        var measured = new MeasuredTrial(trial, new("", new(100, 100, [5, 4, 3, 2, 1]), 1, 1, 500, 1, null));
        Assert.Equal(loss, problem.Measured(measured, step), 1e-12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"deep: SGD\": \"fast\"}")]
    [InlineData("{}")]
    public void Costs_that_are_damaged_or_incomplete_are_none(string text) => Assert.Null(ChoiceCosts.Read(text, _quick.Problems));

    private static ChoiceRow Row(ChoiceProblem problem, ChoiceCandidate candidate, ImmutableArray<double> losses) => new(problem, candidate, 1, new(1, 1), false)
    {
        Tried = ImmutableSortedDictionary<int, double>.Empty.Add(0, 1),
        Trials = [.. losses.Select((loss, i) =>
        {
            var trial = problem.Trial(candidate.Label, candidate.At(0)!, (ulong)i + 1, problem.Steps);
            return new MeasuredTrial(trial, new("", new(0, 1, [1, .. Enumerable.Repeat(loss, (int)problem.Steps)]), loss, loss, 1, loss, null));
        })],
    };
}
