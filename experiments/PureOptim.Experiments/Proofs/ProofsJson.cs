using System.Text.Json.Nodes;
using PureOptim.Proofs;
using PureOptim.Runs.Files;

namespace PureOptim.Experiments.Proofs;

/// <summary>The report of proofs as one JSON object.</summary>
internal static class ProofsJson
{
    internal static JsonObject Of(ProofReport report) => new()
    {
        ["library"] = $"PureOptim {LibraryBuild.Version}",
        ["solvers"] = Array(report.Solvers.Select(solver => $"{solver.Name} {solver.Version}")),
        ["asExpected"] = !report.Odd.Any(),
        ["counts"] = new JsonObject(ProofReport.Counts(report.Cells).Select(count => KeyValuePair.Create(count.Mark.Name, (JsonNode?)count.Count))),
        ["units"] = new JsonObject(report.Units.Select(units => KeyValuePair.Create(units.Optimizer, (JsonNode?)Array(units.Findings)))),
        ["proofs"] = new JsonArray([.. report.Cells.Select(Of)]),
    };

    private static JsonObject Of(ProofCell cell)
    {
        var entry = new JsonObject { ["law"] = cell.Proof.Law.Id, ["optimizer"] = cell.Subject.Label, ["outcome"] = cell.Mark.Name, ["asExpected"] = cell.Proof.Agrees };
        if (cell.Proof.HoldsInBits) entry["inBits"] = true;
        if (!cell.Proof.Shapes.IsEmpty) (entry["shapes"], entry["underSchedules"]) = (Array(cell.Proof.Shapes), cell.Proof.HoldsUnderSchedules);
        if (cell.Proof.NoSentence is { } reason) entry["reason"] = reason;
        if (!cell.Proof.Claims.IsEmpty) entry["claims"] = new JsonArray([.. cell.Proof.Claims.Select(Of)]);
        return entry;
    }

    private static JsonObject Of(ClaimProof claim)
    {
        var entry = new JsonObject { ["statement"] = claim.Claim.Statement, ["conclusion"] = claim.Conclusion };
        if (claim.Claim.Subject.ShapeText is { } shape) entry["shape"] = shape;
        if (!claim.Claim.Subject.Zeros.IsEmpty) entry["zero"] = Array(claim.Claim.Subject.Zeros);
        if (!claim.Claim.Subject.Positives.IsEmpty) entry["positive"] = Array(claim.Claim.Subject.Positives);
        if (claim.Reason is { } reason) entry["reason"] = reason;
        if (!claim.Witness.IsEmpty) entry["witness"] = new JsonObject(claim.Witness.Select(number => KeyValuePair.Create(number.Key, (JsonNode?)number.Value)));
        if (!claim.Invariants.IsEmpty) entry["invariants"] = Array(claim.Invariants);
        if (!claim.Obligations.IsEmpty)
        {
            entry["obligations"] = new JsonArray([.. claim.Obligations.Select(one =>
                new JsonObject([KeyValuePair.Create("name", (JsonNode?)one.Name), .. one.Answers.Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)$"{answer.Value}".ToLowerInvariant()))]))]);
        }

        return entry;
    }

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
