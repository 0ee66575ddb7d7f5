using PureOptim.Experiments.Terminal;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Store;
using PureOptim.Tests.Store;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Terminal;

/// <summary>The text that is shown during long work.</summary>
public sealed class ProgressTests
{
    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(7.9, "0:07")]
    [InlineData(3599, "59:59")]
    [InlineData(3600, "1 h 0 min")]
    [InlineData(86399, "23 h 59 min")]
    [InlineData(86400, "1 d 0 h")]
    [InlineData(33167 * 60 + 44, "23 d 0 h")] // 33,167 minutes are 23 days and 47 minutes.
    [InlineData(1e9, "over 1000 d")]
    [InlineData(double.PositiveInfinity, "over 1000 d")]
    [InlineData(double.NaN, "over 1000 d")]
    public void A_duration_is_in_the_units_of_which_one_speaks(double seconds, string text) => Assert.Equal(text, DurationText.Of(seconds));

    [Fact]
    public void A_line_says_who_is_how_far_how_fast_and_how_long_it_still_takes() => Assert.Equal(
        "naive Adam: step 20, loss 0.5, 4 steps/s, 0:10 left", // 40 of 80 steps in 10 seconds.
        new ProgressText<Progress>("naive").Of(new("Adam", 20, 40, 80, 0.5), TimeSpan.FromSeconds(10)));

    [Theory]
    [InlineData(200, "naive a label of some forty characters, or more: step 20, loss 0.5, 4 steps/s, 0:10 left")]
    [InlineData(70, "naive a label of some forty…: step 20, loss 0.5, 4 steps/s, 0:10 left")]
    [InlineData(50, "naive a label of so…: step 20, loss 0.5, 0:10 left")]
    [InlineData(40, "naive a label of some forty…: 0:10 left")]
    [InlineData(5, "…: 0…")]
    public void Where_there_is_little_room_the_name_is_cut_and_then_numbers_are_left_out(int width, string text)
    {
        var line = new ProgressText<Progress>("naive").Of(new("a label of some forty characters, or more", 20, 40, 80, 0.5), TimeSpan.FromSeconds(10), width);
        Assert.Equal(text, line);
        Assert.True(CellText.Width(line) <= width);
    }

    [Fact]
    public void In_a_file_there_is_a_line_every_few_seconds_at_most_however_many_steps_there_are()
    {
        var lines = new List<string>();
        var progress = new ProgressLines<Progress>("mnist", lines.Add);
        for (var step = 0; step <= 60_000; step++) progress.Tell(new("Adam", step, step, 60_000, 0.5), TimeSpan.FromMilliseconds(step)); // A minute.
        Assert.Equal(60 / (int)ProgressLines<Progress>.Silence.TotalSeconds, lines.Count);
        Assert.StartsWith("mnist Adam: step 5000, loss 0.5, 1000 steps/s, 0:55 left", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_takes_minutes_is_no_silence()
    {
        var lines = new List<string>();
        var progress = new ProgressLines<Progress>("wide", lines.Add);
        for (var second = 0; second <= 50; second++) progress.Wait(TimeSpan.FromSeconds(second));
        progress.Tell(new("Adam", 1, 1, 3, 0.5), TimeSpan.FromSeconds(51));
        for (var second = 51; second <= 75; second++) progress.Wait(TimeSpan.FromSeconds(second));
        Assert.Equal(
            ["wide: nothing is done yet after 0:20", "wide: nothing is done yet after 0:40", "wide Adam: step 1, loss 0.5, 0.02 steps/s, 1:42 left", "wide: step 1, loss 0.5 after 1:11"],
            lines);
    }

    [Fact]
    public void Preparation_is_not_counted()
    {
        var lines = new List<string>();
        var progress = new ProgressLines<Progress>("mnist", lines.Add);
        progress.Tell(new("Adam", 0, 0, 100, 0.5), TimeSpan.FromMinutes(10));
        progress.Tell(new("Adam", 50, 50, 100, 0.5), TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(25));
        Assert.Equal("mnist Adam: step 50, loss 0.5, 2 steps/s, 0:25 left", Assert.Single(lines));
    }

    [Theory]
    [InlineData("run", "naive", "--quiet")]
    [InlineData("run", "naive", "-q")]
    public void Quiet_leaves_the_results_alone(params string[] command)
    {
        var run = ToolRun.InProcess(command);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("RMSProp", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("sweep")]
    [InlineData("laws")]
    [InlineData("replay")]
    public void Every_command_that_tells_about_its_progress_can_be_quiet(string command) =>
        Assert.Contains("-q, --quiet", ToolRun.InProcess(command, "--help").Output, StringComparison.Ordinal);

    [Fact]
    public void Steps_of_an_earlier_process_count_as_done_and_not_for_the_rate()
    {
        using var folder = new TemporaryFolder();
        var plan = Plan.For(StoredRuns.Parse(StoredRuns.Small), null, 1);
        var run = new RunStore(folder["runs"]).Of(plan.Description);
        using (var checkpointer = new StoreCheckpointer(run, 10, _ => { }))
            Assert.Throws<OperationCanceledException>(() => plan.Run(progress => Stop(progress is { Optimizer: "Momentum", Step: 35 }), checkpointer));

        // The first optimizer had ended, the second has a checkpoint at step 30, the third has none.
        var told = new List<Progress>();
        using (var checkpointer = new StoreCheckpointer(run, 10, _ => { })) plan.Run(told.Add, checkpointer);
        Assert.Equal(Enumerable.Range(31, 30).Concat(Enumerable.Range(1, 60)), told.Select(progress => (int)progress.Step));
        Assert.Equal(Enumerable.Range(91, 90), told.Select(progress => (int)progress.Done));
        Assert.All(told, progress => Assert.Equal((90, 180), (progress.DoneBefore, progress.Total)));

        static void Stop(bool now)
        {
            if (now) throw new OperationCanceledException();
        }
    }

    [Theory]
    [InlineData(100, 0, 400, "10 steps/s, 0:30 left")]
    [InlineData(1100, 1000, 1400, "10 steps/s, 0:30 left")]
    [InlineData(1001, 1000, 2000, "0.1 steps/s, 2 h 46 min left")]
    public void Rate_and_time_left_are_those_of_this_process(long done, long before, long total, string numbers) => Assert.Equal(
        $"naive Adam: step 1, loss 0.5, {numbers}",
        new ProgressText<Progress>("naive").Of(new("Adam", 1, done, total, 0.5) { DoneBefore = before }, TimeSpan.FromSeconds(10)));
}
