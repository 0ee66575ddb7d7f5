using System.Text.Json.Nodes;
using PureOptim.Experiments.Laws;
using PureOptim.Proofs;

namespace PureOptim.Experiments.Proofs;

/// <summary>The proofs that there are, short enough to be kept with the tool: which optimizers by law.</summary>
internal static class ProvedJson
{
    internal static JsonObject Of(ProofReport report) => new()
    {
        ["solvers"] = report.SolversText,
        ["laws"] = new JsonObject(
            from cells in report.ByLaw
            let proved = cells.Where(cell => cell.Proof.Outcome == ProofOutcome.Proved).ToArray()
            where proved.Length > 0
            select KeyValuePair.Create(cells.Key.Id, (JsonNode?)Of(proved))),
    };

    private static JsonObject Of(ProofCell[] proved)
    {
        var kinds = new JsonObject();
        foreach (var shapes in proved.Where(cell => !cell.Proof.Shapes.IsEmpty).GroupBy(cell => string.Join(" and ", cell.Proof.Shapes)).OrderBy(cells => cells.Key, StringComparer.Ordinal)) Add(KnownProofs.Shaped + shapes.Key, shapes);
        Add("constant", proved.Where(cell => !cell.Proof.HoldsUnderSchedules));
        Add("underSchedules", proved.Where(cell => cell.Proof.HoldsUnderSchedules));
        Add("inBits", proved.Where(cell => cell.Proof.HoldsInBits));
        return kinds;

        void Add(string kind, IEnumerable<ProofCell> cells)
        {
            JsonNode[] labels = [.. cells.Select(cell => (JsonNode)cell.Subject.Label)];
            if (labels.Length > 0) kinds[kind] = new JsonArray(labels);
        }
    }
}
