using System.IO.Compression;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Parity;

namespace PureOptim.Tests.Parity;

public sealed class ScheduleParityTests
{
    [Theory]
    [InlineData("torch.json.gz", 27)]
    [InlineData("optax.json.gz", 22)]
    public void Every_recorded_schedule_is_compared(string file, int count)
    {
        using var text = new GZipStream(File.OpenRead(Golden.Path($"traces/{file}")), CompressionMode.Decompress);
        var listed = JsonNode.Parse(text)!["schedules"]!.AsArray().Select(entry => (string)entry!["id"]!).ToHashSet();
        var outcomes = ParityFile.Compare(Golden.Path($"traces/{file}")).Outcomes.Where(outcome => listed.Contains(outcome.Id)).ToArray();
        Assert.Equal(count, outcomes.Length);
        Assert.All(outcomes, outcome => Assert.True(Assert.IsType<ParityOutcome.Compared>(outcome).Agrees, $"{outcome}"));
    }

    [Theory]
    [InlineData("""{"id": "a", "schedule": {"linear": {"start": 0, "end": 1, "steps": 2}}, "expected": [0, 0.5, 1]}""", "  a: bit for bit")]
    [InlineData("""{"id": "a", "schedule": 3, "expected": [3]}""", "  a: bit for bit")]
    [InlineData("""{"id": "a", "schedule": {"linear": {"start": 0, "end": 1, "steps": 2}}, "expected": [0, 0.5, 2]}""", "  a: OUTSIDE 4 ulp: worst 2.25E+15 ulp at step 2: recorded 2, computed 1")]
    [InlineData("""{"id": "a", "schedule": "StepLR", "base": 8, "arguments": {"step_size": 1, "gamma": 0.5}, "expected": [8, 4, 2]}""", "  a: bit for bit")]
    [InlineData("""{"id": "a", "schedule": "StepLR", "base": 8, "arguments": {"step_size": 1, "gamma": 0.5}, "expected": [8, 4, 3], "tolerance": "bits"}""", "OUTSIDE bit for bit")]
    [InlineData("""{"id": "a", "schedule": "CyclicLR", "base": 8, "arguments": {"base_lr": 1, "max_lr": 2, "step_size_up": 1}, "expected": [1, 2], "expected_momentum": [0.9, 0.7]}""", "momentum at step 1: recorded 0.7, computed 0.8")]
    public void A_schedule_of_a_file_is_compared(string entry, string expected) =>
        Assert.Contains(expected, string.Join('\n', Report(entry).Lines()), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"id": "a", "schedule": "StepLRR", "arguments": {}, "expected": [8]}""", "\"StepLRR\" is no schedule of torch; the nearest is \"StepLR\"")]
    [InlineData("""{"id": "a", "schedule": "StepLR", "arguments": {"steps": 1}, "base": 1, "expected": [8]}""", "\"steps\" is no argument of StepLR")]
    [InlineData("""{"id": "a", "schedule": "StepLR", "arguments": {"step_size": 0}, "base": 1, "expected": [8]}""", "interval must be at least 1")]
    [InlineData("""{"id": "a", "schedule": "StepLR", "arguments": {"step_size": 1}, "base": 1, "expected": []}""", "expected the values of one or more steps, found none")]
    [InlineData("""{"id": "a", "schedule": "StepLR", "arguments": {"step_size": 1}, "base": 1, "expected": [1], "expected_momentum": [1]}""", "expected no momentum of a schedule that sets none")]
    public void A_mistake_in_a_schedule_is_told(string entry, string complaint) => Assert.Contains(complaint, Assert.Single(Report(entry).Complaints()), StringComparison.Ordinal);

    private static ParityReport Report(string entry) => Golden.WithFile(
        $$"""{"format": "pureoptim-trace/1", "framework": "torch 2", "schedules": [{{entry}}]}""", path => ParityFile.Compare(path));
}
