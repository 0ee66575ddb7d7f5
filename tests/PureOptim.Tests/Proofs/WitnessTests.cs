using System.Text.Json.Nodes;
using PureOptim.Tests.Tool;

namespace PureOptim.Tests.Proofs;

/// <summary>Every claim in the report of proofs comes with numbers that it assumes: none is about nothing.</summary>
public sealed class WitnessTests
{
    [FactWithSolver]
    public void Each_claim_has_numbers_within_the_ranges_of_its_hyperparameters()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.InProcess("prove", "--optimizer", "momentum", "--json", "--store", folder["runs"]);
        JsonNode[] claims = [.. JsonNode.Parse(run.Output)!["proofs"]!.AsArray().SelectMany(proof => proof!["claims"]?.AsArray() ?? []).OfType<JsonNode>()];
        Assert.NotEmpty(claims);
        Assert.All(claims, claim =>
        {
            var witness = claim["witness"]!.AsObject();
            Assert.InRange((double)witness["LearningRate"]!, 0, double.MaxValue);
            Assert.InRange((double)witness["MomentumFactor"]!, 0, 1);
        });
    }
}
