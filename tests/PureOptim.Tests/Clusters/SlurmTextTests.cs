using System.Diagnostics;
using PureOptim.Experiments.Clusters;

namespace PureOptim.Tests.Clusters;

public sealed class SlurmTextTests
{
    [Theory]
    [InlineData("", new int[0])]
    [InlineData("7", new[] { 7 })]
    [InlineData("0-5,7", new[] { 0, 1, 2, 3, 4, 5, 7 })]
    [InlineData("1,3,5-6,9-200", new[] { 1, 3, 5, 6 }, 9, 200)]
    public void Numbers_are_ranges(string text, int[] numbers, int from = 1, int to = 0) =>
        Assert.Equal(text, SlurmArray.Text([.. numbers, .. Enumerable.Range(from, to - from + 1)]));

    [Fact]
    public void Each_line_of_the_queue_is_a_task_and_the_last_job_is_none() =>
        Assert.Equal<SlurmTask[]>([new("12", 3, "RUNNING"), new("13", 40, "COMPLETED")], [.. SlurmTask.Read("12_3 RUNNING\n14 PENDING\n\n13_40 COMPLETED\n12_[5-7%2] PENDING\n")]);

    [Theory]
    [InlineData("PENDING", true, true)]
    [InlineData("CONFIGURING", true, true)]
    [InlineData("REQUEUED", true, true)]
    [InlineData("SUSPENDED", true, true)]
    [InlineData("RUNNING", true, false)]
    [InlineData("COMPLETING", true, false)]
    [InlineData("COMPLETED", false, false)]
    [InlineData("FAILED", false, false)]
    [InlineData("CANCELLED", false, false)]
    [InlineData("NODE_FAIL", false, false)]
    [InlineData("PREEMPTED", false, false)]
    public void A_task_is_over_or_waits_or_runs(string state, bool isLive, bool waits) =>
        Assert.Equal((isLive, waits), (new SlurmTask("1", 1, state).IsLive, new SlurmTask("1", 1, state).Waits));

    [Theory]
    [InlineData("plain")]
    [InlineData("it's \"$HOME\" `id` \\ * ; ü\n\t")]
    [InlineData("")]
    public void A_shell_reads_a_quoted_word_as_it_is(string word)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"printf %s. {ShellText.Quoted(word)}"]) { RedirectStandardOutput = true })!;
        Assert.Equal($"{word}.", shell.StandardOutput.ReadToEnd());
    }
}
