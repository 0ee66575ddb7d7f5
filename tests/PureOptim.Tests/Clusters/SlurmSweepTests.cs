using System.Diagnostics;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Clusters;

/// <summary>What is submitted, followed and said; with Slurm's own daemons <c>tests/slurm/crashes.sh</c> runs a sweep.</summary>
public sealed class SlurmSweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeSlurm _slurm = new();
    private readonly string _file;
    private readonly string[] _sweep;

    public SlurmSweepTests()
    {
        _file = _folder.Write("it's.json", """
            { "name": "rates", "problem": {"minimize": {"objective": "valley"}}, "steps": 20, "optimizers": [{"optimizer": {"sgd": {"learningRate": {"each": {"linear": {"from": 0.1, "to": 1, "count": 10}}}}}}] }
            """);
        _sweep = ["sweep", _file, "--store", _folder["the store"], "--slurm"];
    }

    public void Dispose()
    {
        _slurm.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Each_part_is_a_task_the_first_to_be_free_does_all_and_the_result_is_that_of_one_machine()
    {
        var run = _slurm.Run([.. _sweep, "--shards", "4", "--jobs", "2", "--out", _folder["out"], "--", "--partition=main", "-t", "60"]);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("pureoptim: 10 trials missing: 4 parts of 4 submitted as job 12; job 13 shows the result in ", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Matches("^rates [0-9a-f]{16}: 10 trials: 0 run now, 10 already there, 0 missing, 0 failed", run.Output);
        Assert.Equal(2, _slurm.Submitted.Length);
        Assert.Contains(" --array=1-4 --requeue --cpus-per-task=2 --partition=main -t 60 ", _slurm.Submitted[0], StringComparison.Ordinal);
        Assert.Contains(" --dependency=afterany:12 --partition=main -t 60 ", _slurm.Submitted[1], StringComparison.Ordinal);
        Assert.Equal("--state=PENDING 12", _slurm.Cancelled);
        Assert.Equal("12_1.txt", Path.GetFileName(Assert.Single(Directory.GetFiles(Outputs))));
        ToolRun.InProcess("sweep", _file, "--store", _folder["alone"], "--out", _folder["alone-out"]);
        Assert.Equal(File.ReadAllText(_folder["alone-out", "trials.csv"]), File.ReadAllText(_folder["out", "trials.csv"]));

        // A second call finds all done.
        var again = _slurm.Run(_sweep);
        Assert.Equal((0, "", run.Output), (again.ExitCode, again.Error, again.Output));
        Assert.Equal(2, _slurm.Submitted.Length);
    }

    [Fact]
    public void What_a_part_that_left_something_undone_said_is_shown_and_a_second_call_submits_that_part_only()
    {
        LeaveUndone();
        var run = _slurm.Run([.. _sweep, "--shards", "4", "--quiet"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Null(_slurm.Cancelled);
        Assert.Equal(
            [
                $"pureoptim: part 2 of 4 left 3 trials undone; {Outputs}/12_2.txt ends:", "  task 2 broke off",
                $"pureoptim: part 4 of 4 left 2 trials undone; {Outputs}/12_4.txt ends:", "  task 4 broke off",
            ],
            run.ErrorLines[1..5]);
        Assert.Contains(" --array=2,4 ", _slurm.Submitted[0], StringComparison.Ordinal);
        _slurm.Forgets("broken");
        Assert.Equal(0, _slurm.Run([.. _sweep, "--quiet"]).ExitCode);
        Assert.Contains(" --array=2,4 ", _slurm.Submitted[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_in_the_queue_are_followed_and_not_submitted_again()
    {
        LeaveUndone();
        _slurm.Run([.. _sweep, "--shards", "4", "--quiet"]);
        _slurm.Says("queue", "12_1 COMPLETED\n12_2 RUNNING\n12_4 PENDING\n");
        var other = _slurm.Run([.. _sweep, "--shards", "5"]);
        Assert.Equal((2, "pureoptim: --shards is 5; this sweep is in the queue in 4 parts: leave it away, or \"scancel 12 13\" first"), (other.ExitCode, Assert.Single(other.ErrorLines)));
        using var process = _slurm.Start(_sweep);
        Assert.Equal("pureoptim: 2 parts of 4 in the queue already, as job 12", process.StandardError.ReadLine());
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) kill.WaitForExit();
        var run = ToolRun.Ended(process);
        Assert.Equal((130, "pureoptim: the jobs go on; the same command follows them again, and \"scancel 12 13\" ends them"), (run.ExitCode, run.ErrorLines[^1]));
        Assert.Equal(2, _slurm.Submitted.Length);
    }

    [Fact]
    public void What_prevents_it_is_said_in_one_line()
    {
        Refused("--array=1-2 is given for sbatch; ", "--", "--array=1-2");
        Refused("-ofile is given for sbatch; ", "--", "-ofile");
        RefusedAs("sweep takes one FILE at a time; \"-t\" is one too many", ["sweep", _file, "--store", _folder["the store"], "--", "-t", "60"]);
        Refused("--shard is given beside --slurm", "--shard", "1/2");
        Refused("--rest is given beside --slurm", "--rest");
        _slurm.Says("refusal", "sbatch: error: invalid partition specified: none\nsbatch: error: Batch job submission failed: Invalid partition name specified\n");
        Refused("sbatch refuses: sbatch: error: invalid partition specified: none; sbatch: error: Batch job submission failed: Invalid partition name specified");
        _slurm.Forgets("refusal");
        _slurm.Forgets("sbatch");
        Refused("sbatch cannot be run, and --slurm needs it: ");

        void Refused(string complaint, params string[] options) => RefusedAs(complaint, [.. _sweep, .. options]);

        void RefusedAs(string complaint, string[] arguments)
        {
            var run = _slurm.Run(arguments);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.StartsWith($"pureoptim: {complaint}", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_queue_that_does_not_answer_is_asked_again()
    {
        LeaveUndone();
        _slurm.Run([.. _sweep, "--shards", "4", "--quiet"]);
        _slurm.Says("queue", "12_2 RUNNING\n12_4 RUNNING\n");
        using var process = _slurm.Start(_sweep);
        Assert.Equal("pureoptim: 2 parts of 4 in the queue already, as job 12", process.StandardError.ReadLine());
        _slurm.Says("silence", "squeue: error: Unable to contact slurm controller\n");
        Assert.Equal("pureoptim: squeue does not answer: squeue: error: Unable to contact slurm controller", process.StandardError.ReadLine());
        _slurm.Says("queue", "");
        _slurm.Forgets("silence");
        var run = ToolRun.Ended(process);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("pureoptim: part 2 of 4 left 3 trials undone", run.ErrorLines[0], StringComparison.Ordinal);
    }

    private string Outputs => Path.Combine(Assert.Single(Directory.GetDirectories(_folder["the store", "slurm"])), "output");

    /// <summary>Two of four parts are done by hand, and the tasks of the others will break off.</summary>
    private void LeaveUndone()
    {
        foreach (var part in (string[])["1/4", "3/4"]) Assert.Equal(0, ToolRun.InProcess("sweep", _file, "--store", _folder["the store"], "--shard", part).ExitCode);
        _slurm.Says("broken", "2\n4\n");
    }
}
