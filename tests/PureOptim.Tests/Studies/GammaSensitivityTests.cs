using System.Collections.Immutable;
using PureOptim.Article.Studies;
using PureOptim.Numerics;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Trials;

namespace PureOptim.Tests.Studies;

public sealed class GammaSensitivityTests
{
    private static readonly StudyDescription _full = StudyDescription.Load("gamma-sensitivity", quick: false);

    [Theory]
    [InlineData("valley")]
    [InlineData("logistic")]
    [InlineData("network")]
    public void The_full_grid_has_all_decays_three_decades_of_rates_and_five_seeds(string name)
    {
        Trial[] trials = [.. _full.Sweeps.Single(sweep => sweep.Name == name).Expand()];
        var constants = trials.Where(trial => trial.Label == "constant").Select(trial => (RmsProp)trial.Entry.Optimizer).ToArray();
        Assert.Equal([0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999], constants.Select(optimizer => optimizer.Decay.At(0)).Distinct());
        double[] rates = [.. constants.Select(optimizer => optimizer.LearningRate.At(0)).Distinct()];
        Assert.True(rates.Max() / rates.Min() >= 999);
        Assert.Equal(9 * rates.Length * 5, constants.Length);
        Assert.Equal(5, trials.Select(trial => (trial.Description.Seed, trial.Description.Problem)).Distinct().Count());
        Assert.Equal(["constant", "linear 0.9 to 0.999", "1 - 1/t", "cosine 0.9 to 0.999"], trials.Select(trial => trial.Label).Distinct());
    }

    [Fact]
    public void The_starts_are_drawn_from_the_seeds_1_to_5()
    {
        var (valley, logistic) = (Starts("valley"), Starts("logistic"));
        for (var seed = 1ul; seed <= 5; seed++)
        {
            // On the level line of the article's start, (-7, 2), where x²/20 + y² is 6.45.
            var key = RandomKey.FromSeed(seed);
            Real64 angle = 2 * double.Pi * key.Uniform<double>(0);
            Assert.Equal([double.Sqrt(129) * Real64.Cos(angle).Value, double.Sqrt(6.45) * Real64.Sin(angle).Value], valley[seed - 1].ToArray());
            Assert.Equal([key.Normal<double>(0), key.Normal<double>(1)], logistic[seed - 1].ToArray());
        }
    }

    [Fact]
    public void The_schedules_run_where_their_names_say()
    {
        var network = _full.Sweeps.Single(sweep => sweep.Name == "network").Expand().DistinctBy(trial => trial.Label).ToDictionary(trial => trial.Label, trial => ((RmsProp)trial.Entry.Optimizer).Decay);
        Assert.Equal((0.9, 0.999), (network["linear 0.9 to 0.999"].At(0), network["linear 0.9 to 0.999"].At(500)));
        Assert.Equal((0.9, 0.999), (network["cosine 0.9 to 0.999"].At(0), network["cosine 0.9 to 0.999"].At(500)));
        Assert.Equal((0, 0.5, 0.75), (network["1 - 1/t"].At(0), network["1 - 1/t"].At(1), network["1 - 1/t"].At(3)));
    }

    [Fact]
    public void The_share_of_the_grid_the_best_cell_and_the_cost_of_a_decay_follow_from_the_losses()
    {
        // Two decays by two rates by two seeds; begun at 100.
        var grid = new DecayGrid("made up", [.. Cell(0.5, 0.1, 2, 2), .. Cell(0.5, 1, 2.1, 2.1), .. Cell(0.9, 0.1, 60, 60), .. Cell(0.9, 1, 3, double.NaN)]);
        Assert.Equal((0.5, 0.1, 2.0), (grid.Best.Decay, grid.Best.Rate, grid.Best.Loss.Mean));
        Assert.Equal(0.5, grid.Share(1.1));
        Assert.Equal(0.25, grid.Share(1.04));
        Assert.Equal([1.0, 30], grid.BestPerDecay.Select(grid.Ratio));
        Assert.Equal((30, 30), (grid.Ratio(grid.Worst.Retuned), grid.Ratio(grid.Worst.Fixed)));
        Assert.Equal("1/2", grid.Map.Cells[1][1].Diverged);
        Assert.Equal([true, true], grid.Map.Cells[0].Select(cell => cell.IsOutlined));
        Assert.Equal([false, false], grid.Map.Cells[1].Select(cell => cell.IsOutlined));
    }

    [Fact]
    public void A_loss_below_a_millionth_of_the_first_counts_as_that_and_one_above_the_first_as_diverged()
    {
        var cell = new RateCell("constant", 0.1, [.. Cell(0.9, 0.1, 1e-30, 101)]);
        Assert.Equal(1e-4, cell.Losses[0], 1e-18); // a millionth of 100, rounded
        Assert.Equal(double.PositiveInfinity, cell.Losses[1]);
    }

    [Fact]
    public void A_schedule_is_compared_with_the_best_constant_seed_by_seed()
    {
        var grid = new DecayGrid("made up", [.. Cell(0.5, 0.1, 1, 4), .. Cell(0.9, 0.1, 2, 4), .. Cell(Falling, "falling", 0.1, 0.5, 8), .. Cell(Falling, "falling", 1, 9, 9)]);
        var schedule = Assert.Single(grid.Schedules);
        Assert.Equal(0.1, schedule.Rate);
        Assert.Equal(2, schedule.Loss.Mean, 1e-15); // The root of 4, through logarithms.
        Assert.Equal(1, grid.Against(schedule).Estimate.Mean, 1e-15); // Half for one seed, twice for the other.
        Assert.Equal((1, 0, 1), (grid.Against(schedule).Lower, grid.Against(schedule).Equal, grid.Against(schedule).Higher));
    }

    [Fact]
    public void The_report_has_heat_maps_on_one_scale_and_every_picture_that_is_asked_for()
    {
        var report = new GammaSensitivity().Report(QuickStudies.GammaSensitivity);
        Assert.Equal(["heat-maps", "best-losses", "best-rates", "schedules-against-best", "weights", "schedules"], report.Pictures.Select(picture => picture.Name));
        Assert.Equal(3, report.Tables[0].Rows.Length);
        Assert.Equal(9, report.Tables[2].Rows.Length);

        // The valley is solved at 0.99, where "best" would say that it is better than other places.
        Assert.Contains("constant, solved, γ 0.99", report.Pictures[3].Picture, StringComparison.Ordinal);
        Assert.Contains("solved at γ 0.99", report.Pictures[1].Picture, StringComparison.Ordinal);
        Assert.All(report.Pictures, picture => Assert.DoesNotContain("NaN", picture.Picture, StringComparison.Ordinal));
    }

    // Begun at 100, a millionth of which is 1e-4: three of the four cells are there for both seeds, however far below it they end.
    [Fact]
    public void Cells_that_solve_the_problem_are_counted_and_none_of_them_is_called_the_best()
    {
        var grid = new DecayGrid("made up", [.. Cell(0.5, 0.1, 9e-5, 1e-30), .. Cell(0.5, 1, 0, 1e-7), .. Cell(0.9, 0.1, 1e-5, 1e-5), .. Cell(0.9, 1, 50, 1e-9)]);
        Assert.Equal(3, grid.Solving.Length);
        Assert.Equal("solved (to 1e−4) in 3 of 4 cells", grid.Map.Note);
        Assert.Equal("solved: at most 1e−4", GridText.Loss(grid.Best));

        // At 0.1 both decays solve it; at 1 one does not.
        Assert.Equal((0.1, 1), (grid.Worst.Fixed.Rate, grid.Ratio(grid.Worst.Fixed)));
    }

    [Fact]
    public void What_is_solved_is_said_in_the_findings_with_its_tolerance_and_two_seeds_are_said_to_decide_nothing()
    {
        var findings = new GammaSensitivity().Report(QuickStudies.GammaSensitivity).Findings;
        Assert.Equal("This is a quick run with 2 seeds: what follows shows what the study looks at and decides nothing. That takes at least 5 seeds.", findings[0]);
        Assert.StartsWith(
            "On valley, 30 steps: solved, which is to a millionth of the loss at the start or less for every seed, in 1 of 9 cells: γ 0.99 at lr 1. ", findings[1], StringComparison.Ordinal);
        Assert.All(findings, finding =>
        {
            Assert.DoesNotMatch(@"factor of (up to )?1(?!\.)", finding);
            Assert.DoesNotMatch(@"1 (seeds|steps|units|cells|times)", finding);
            Assert.DoesNotMatch(@"\d\.\d{9,}", finding);
        });
    }

    private static Schedule Falling { get; } = new LinearSchedule(0.9, 0.5, 10);

    private static ImmutableArray<double>[] Starts(string sweep) =>
        [.. _full.Sweeps.Single(candidate => candidate.Name == sweep).Expand().Select(trial => ((Minimize)trial.Description.Problem).Start).DistinctBy(start => start[0])];

    private static IEnumerable<MeasuredTrial> Cell(double decay, double rate, params double[] losses) => Cell(decay, "constant", rate, losses);

    private static IEnumerable<MeasuredTrial> Cell(Schedule decay, string label, double rate, params double[] losses) => losses.Select((loss, seed) =>
    {
        var description = new Description("trial", new Minimize(Objective.Valley), [new(new RmsProp { Decay = decay, LearningRate = rate })]) { Seed = (ulong)seed };
        return new MeasuredTrial(new(description, label), new("", new(0, 1, [100, loss]), loss, loss, 1, loss, double.IsFinite(loss) ? null : 1));
    });
}
