using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PureOptim.Experiments.Catalogue;
using PureOptim.Figures.Reports;
using PureOptim.Networks.Formats;
using PureOptim.Runs.Descriptions;
using PureOptim.Runs.Execution;
using PureOptim.Runs.Files;
using PureOptim.Runs.Store;

namespace PureOptim.Experiments.Reference;

/// <summary>The pages of file formats, each with a small file that the library itself wrote, and a schema where it is JSON.</summary>
internal static class FormatPages
{
    /// <summary>The folder of these pages.</summary>
    internal const string Folder = "formats";

    /// <summary>The schema of descriptions.</summary>
    internal const string DescriptionSchemaFile = "description.schema.json";

    /// <summary>The schema of traces of other programs.</summary>
    internal const string TraceSchemaFile = "trace.schema.json";

    /// <summary>A description that leaves out what it may.</summary>
    internal const string Minimal =
        """
        {
          "name": "small",
          "problem": { "minimize": { "objective": "valley" } },
          "steps": 2,
          "optimizers": [{ "optimizer": { "momentum": { "learningRate": 0.1 } } }]
        }
        """;

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The pages, the first of which leads to the others.</summary>
    internal static ImmutableArray<ReferencePage> All()
    {
        var description = Runs.Descriptions.Description.Parse("the example", Minimal);
        var result = Plan.For(description, folder: null, threads: 1).Run(_ => { });
        return [Index, Description(description), Run(result), Checkpoint(description), Trace];
    }

    /// <summary>The schemas.</summary>
    internal static ImmutableArray<Artifact> Schemas() =>
        [new(DescriptionSchemaFile, DescriptionSchema.Of().ToJsonString(_indented) + "\n"), new(TraceSchemaFile, EmbeddedText.Of(typeof(FormatPages), TraceSchemaFile))];

    private static ReferencePage Index => new(Folder, "index", "Formats", "The files that the library reads and writes.",
    [
        new ReportTable("", ["format", "content"],
        [
            [ReportText.Of(ReportSpan.Link("Description", "description.md")), "what to run: everything that its numbers depend on"],
            [ReportText.Of(ReportSpan.Link("Run", "run.md")), "what a run leaves: every step, the chain of digests, a summary"],
            [ReportText.Of(ReportSpan.Link("Checkpoint", "checkpoint.md")), "a point of a run, to go on from"],
            [ReportText.Of(ReportSpan.Link("Trace", "trace.md")), "what another program computed, to be compared"],
        ]),
        new ReportBlock.Paragraph(ReportText.Of("A schema of each of the JSON files: ", ReportSpan.Code(DescriptionSchemaFile), " and ", ReportSpan.Code(TraceSchemaFile), ".")),
    ]);

    private static ReferencePage Description(Description small) => new(Folder, "description", "Description", "A run as a JSON file.",
    [
        new ReportBlock.Paragraph("Everything that the numbers of a run depend on. Objects have the names and the properties of the library, in camel case; what is left out has its default. This file is complete:"),
        new ReportBlock.Listing(Minimal, "json"),
        new ReportBlock.Paragraph("With every default written out, fields sorted, and without blanks it is the run's canonical form, whose SHA-256 is the run's id:"),
        new ReportBlock.Listing(small.Canonical.TrimEnd('\n'), "json"),
        new ReportBlock.Listing(small.Id),
        new ReportTable("", ["field", "meaning"],
        [
            .. RecordSchema.Of(typeof(Description)).Fields.Select(field => ImmutableArray.Create<ReportText>(ReportText.Of(ReportSpan.Code(field.Name)), TypeDocumentation.Of(field.Property))),
        ]),
        new ReportBlock.Paragraph(ReportText.Of("The schema is ", ReportSpan.Link(DescriptionSchemaFile, DescriptionSchemaFile), "; an editor that knows it completes names. What it cannot say, such as which numbers are allowed together, the tool says.")),
    ]);

    private static ReferencePage Run(RunResult result) => new(Folder, "run", "Run", "The files that a run leaves in its folder.",
    [
        new ReportBlock.Paragraph("Of the description on the page before. Every step of every optimizer, in the fewest digits that read back as the same bits, is in trace.csv:"),
        new ReportBlock.Listing(TraceCsv.Of(result).TrimEnd('\n')),
        new ReportBlock.Paragraph("The chain is in chain.csv: each digest is the SHA-256 of the one before, the losses since then, and the bits of all parameters and of the optimizer's memory, with their names and shapes."),
        new ReportBlock.Listing(ChainCsv.Of(result).TrimEnd('\n')),
        new ReportBlock.Paragraph("The result is in summary.json:"),
        new ReportBlock.Listing(JsonNode.Parse(CanonicalText.Of(SummaryJson.Of(result)))!.ToJsonString(_indented), "json"),
        new ReportBlock.Paragraph("Beside them are description.json, the picture figure.svg, the page report.html, the checkpoints, and manifest.json, which has the SHA-256 of each, the version of the library and the digest of the run."),
    ]);

    private static ReferencePage Checkpoint(Description description)
    {
        var run = Plan.For(description, folder: null, threads: 1).RunOf<double>(0);
        using var stream = new MemoryStream(Runs.Store.Checkpoint.Write(run, every: 1, run.Run(new NoCheckpoints(), 1, (_, _) => { }).Last()));
        var content = Safetensors.Read(stream, "a checkpoint");
        return new(Folder, "checkpoint", "Checkpoint", "A point of a run as a safetensors file.",
        [
            new ReportBlock.Paragraph("A safetensors file, which Python reads with the package of that name: a header in JSON and little-endian numbers. That of the same run at its end has these tensors:"),
            ReportTable.Of("", ["tensor", "type", "shape"], content.Tensors.Select(tensor => new[] { tensor.Name, $"{tensor.Type}", $"[{string.Join(", ", tensor.Shape)}]" })),
            new ReportBlock.Paragraph("and says of itself:"),
            ReportTable.Of("", ["key", "value"], content.Metadata.Select(pair => new[] { pair.Key, pair.Value })),
        ]);
    }

    private static ReferencePage Trace => new(Folder, "trace", "Trace", "What another program computed, for pureoptim parity.",
    [
        new ReportBlock.Paragraph("A trace is an optimizer of another program, the gradients that it was given, and its parameters after each step. This file is complete:"),
        new ReportBlock.Listing(EmbeddedText.Of(typeof(FormatPages), "trace.json").TrimEnd('\n'), "json"),
        new ReportBlock.Paragraph(ReportText.Of("The schema is ", ReportSpan.Link(TraceSchemaFile, TraceSchemaFile), "; the words are in ", ReportSpan.Link("the format of traces", "../../project/experiments/PureOptim.Experiments/Parity/traces.md"), ".")),
    ]);
}
