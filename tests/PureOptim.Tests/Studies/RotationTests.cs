using System.Collections.Immutable;
using PureOptim.Article.Studies;
using PureOptim.Core;
using PureOptim.Numerics;
using PureOptim.Runs.Descriptions;

namespace PureOptim.Tests.Studies;

public sealed class RotationTests
{
    private static readonly ImmutableArray<AngleCurve> _curves =
        [.. QuickStudies.Rotation["angles"].GroupBy(run => run.Label).Select(group => new AngleCurve([.. group]))];

    [Theory]
    [InlineData("SGD")]
    [InlineData("Momentum")]
    [InlineData("Nesterov")]
    public void What_is_linear_takes_the_same_number_of_steps_at_every_angle_and_rounding_cannot_change_it(string label)
    {
        var curve = _curves.Single(curve => curve.Label == label);
        Assert.True(curve.IsFlat, curve.Range);
        var (measured, bound, isCertified) = curve.Certificate!.Value;
        Assert.True(isCertified);
        Assert.InRange(measured, 0, bound);

        // A step changes the loss by more than a hundredth; a bound that is no bound would be as large.
        Assert.InRange(bound, 1e-16, 1e-6);
    }

    [Theory]
    [InlineData("AdaGrad")]
    [InlineData("RMSProp")]
    [InlineData("Adam")]
    public void What_scales_each_coordinate_does_not(string label)
    {
        var curve = _curves.Single(curve => curve.Label == label);
        Assert.False(curve.IsFlat);
        Assert.Null(curve.Certificate);

        // Turned by a right angle the axes are the same again, but for the rounding of the start.
        Assert.Equal(curve.Steps[0].Steps, curve.Steps[^1].Steps);
    }

    [Fact]
    public void An_angle_at_which_the_tolerance_was_not_reached_is_a_gap_in_the_figure_and_a_mark()
    {
        var trials = _curves[0].Trials;
        var line = new AngleCurve(trials.SetItem(1, trials[1] with { Result = trials[1].Result with { StepsToDecade = [null, null, null, null, null, null] } })).Line;
        Assert.Equal(trials.Length, line.Points.Length);
        Assert.Equal([1], Enumerable.Range(0, trials.Length).Where(i => double.IsNaN(line.Points[i].Y)));
        var missed = Assert.Single(line.Missed);
        Assert.Equal((line.Points[1].X, trials[1].Trial.Description.Steps), (missed.X, (long)missed.Y));
    }

    [Fact]
    public void The_bounds_hold_the_run_at_every_angle_and_not_one_that_is_off_by_a_billionth()
    {
        var momentum = new Momentum { LearningRate = 0.1, MomentumFactor = 0.9 };
        var (reference, off) = (Losses(momentum, 0, -5, -2), Losses(momentum, 0, -5 * (1 + 1e-9), -2));
        foreach (var run in QuickStudies.Rotation["angles"].Where(run => run.Label == "Momentum"))
        {
            var problem = (Minimize)run.Trial.Description.Problem;
            var bounds = RotationBound.Losses(momentum, (RotatedQuadratic)problem.Objective, [-5.0, -2.0], [.. problem.Start], 60);
            Assert.Equal(61, bounds.Length);
            Assert.All(bounds.Zip(run.Result.Losses.Values), pair => Assert.True(pair.First.Contains(pair.Second), $"{pair.First} {pair.Second}"));
            Assert.All(bounds.Zip(reference), pair => Assert.True(pair.First.Contains(pair.Second), $"{pair.First} {pair.Second}"));
            Assert.Contains(bounds.Zip(off), pair => !pair.First.Contains(pair.Second));
        }
    }

    [Fact]
    public void The_growth_of_an_error_is_that_of_the_powers_of_the_map()
    {
        // SGD at ηλ = 1/2 halves an error in each step: the largest power is the first, which changes nothing.
        Assert.Equal(1, LinearGrowth.Of(new Sgd { LearningRate = 0.25 }, 2, 50));

        // At ηλ = 3 it doubles it: 2^10 after ten steps.
        Assert.Equal(1024, LinearGrowth.Of(new Sgd { LearningRate = 1.5 }, 2, 10), 1e-9);

        // The heavy ball with μ = 1/2, η = 1, λ = 1/2 has v' = v/2 - x/4, x' = x + v': for λ η = 1/4 written out once; norm of [[3/4, 1/2], [-1/4, 1/2]] is above 1.
        Assert.InRange(LinearGrowth.Of(new Momentum { LearningRate = 0.5, MomentumFactor = 0.5 }, 0.5, 40), 1, 2);
    }

    [Fact]
    public void Doubling_and_turning_are_two_effects()
    {
        var forms = QuickStudies.Rotation["forms"].Where(run => run.Label == "SGD").ToArray();
        Assert.Equal(7, forms.Length);

        // Turning changes nothing but roundings: 20 steps whose errors grow by at most 1 each.
        Assert.Equal(1, forms[1].Result.FinalLoss / forms[0].Result.FinalLoss, 1e-12);
        Assert.Equal([false, false, false, true, true, true, true], forms.Select(run => run.Diverged));
    }

    [Fact]
    public void The_report_has_a_picture_with_a_column_for_each_form_and_a_line_for_each_optimizer()
    {
        var report = new Rotation().Report(QuickStudies.Rotation);
        Assert.Equal(["paths", "angles"], report.Pictures.Select(picture => picture.Name));
        Assert.Contains("75 steps at every angle, certified", report.Pictures[1].Picture, StringComparison.Ordinal);
        Assert.Equal(3, report.Tables.Length);
        Assert.Equal(6, report.Tables[2].Rows.Length);
    }

    [Fact]
    public void Every_start_is_turned_with_its_problem()
    {
        var angles = StudyDescription.Load("rotation", quick: false).Sweeps.Single(sweep => sweep.Name == "angles").Expand().Select(trial => (Minimize)trial.Description.Problem).Distinct().ToArray();
        Assert.Equal(Enumerable.Range(0, 19).Select(i => 5.0 * i), angles.Select(problem => ((RotatedQuadratic)problem.Objective).Degrees).Distinct());
        Assert.All(angles, problem =>
        {
            var radians = ((RotatedQuadratic)problem.Objective).Degrees * double.Pi / 180;
            var (cosine, sine) = (Real64.Cos(radians).Value, Real64.Sin(radians).Value);

            // Five and two, each with a few roundings of 1e-16.
            Assert.Equal(-5 * cosine + 2 * sine, problem.Start[0], 5e-15);
            Assert.Equal(-5 * sine - 2 * cosine, problem.Start[1], 5e-15);
        });
    }

    private static double[] Losses(ElementWise optimizer, double degrees, double x, double y) =>
        [.. optimizer.Scan(new RotatedQuadratic(0.1, 2, degrees), Parameters<double>.Of(Layout.Vector(2), [x, y])).Take(61).Select(point => point.Loss)];
}
